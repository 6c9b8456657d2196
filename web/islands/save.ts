// The button "Bewaar" on cards and pages, the number in the header, and the comparison with what is on the list.
import { MOST, toPath, toggled } from './slugs';
import { load, save, watch } from './store';
import { say } from './toast';

/** Brings all buttons of the page to life and keeps them true. */
export function saveButtons(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-save]')) {
    button.addEventListener('click', () => press(button.dataset['save'] ?? ''));
  }
  watch(show);
}

function press(slug: string): void {
  const before = load();
  const after = toggled(before, slug);
  if (after.length === before.length) return say(`Uw lijst is vol. Er passen ${MOST} voorzieningen op.`);
  if (!save(after)) return say('Uw browser bewaart niets. Kies de voorziening en gebruik de link van de lijst.');
  say(after.length > before.length ? `Op uw lijst gezet. Er staan er nu ${after.length} op.` : 'Van uw lijst gehaald.');
}

function show(slugs: string[]): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-save]')) {
    const kept = slugs.includes(button.dataset['save'] ?? '');
    button.setAttribute('aria-pressed', String(kept));
    const text = button.querySelector('[data-save-text]');
    if (text) text.textContent = kept ? 'Bewaard' : 'Bewaar';
  }
  for (const count of document.querySelectorAll<HTMLElement>('[data-list-count]')) {
    count.textContent = String(slugs.length);
    count.hidden = slugs.length === 0;
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-list-link]')) link.href = toPath('/lijst', slugs);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-compare]')) {
    const own = link.dataset['compare'] ?? '';
    link.href = toPath('/vergelijken', [own, ...slugs.filter((slug) => slug !== own)].slice(0, 3));
  }
}
