// The button that hands a link to the device: its share sheet where there is one, else the clipboard.
import { say } from './toast';

/** Brings one button to life; the link is in its `data-share`. */
export function share(button: HTMLElement): void {
  const url = button.dataset['share'] ?? location.href;
  const sheet = typeof navigator.share === 'function';
  const text = button.querySelector('[data-share-text]');
  if (text) text.textContent = sheet ? 'Deel de link' : 'Kopieer de link';
  button.addEventListener('click', () => { void (sheet ? hand(url) : copy(url)); });
}

async function hand(url: string): Promise<void> {
  try {
    await navigator.share({ title: document.title, url });
  } catch (cause) {
    if (!(cause instanceof DOMException && cause.name === 'AbortError')) await copy(url);
  }
}

async function copy(url: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(url);
    say('De link is gekopieerd.');
  } catch {
    say(`Kopiëren lukte niet. Dit is de link: ${url}`);
  }
}
