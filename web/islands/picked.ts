// The bar below the results: counts what is ticked, guards the limit of the comparison, and keeps what goes on the list.
import { clean, toPath } from './slugs';
import { load, save } from './store';
import { say } from './toast';

/** Most services that fit side by side. */
const SIDE_BY_SIDE = 3;

/** Brings the form with the ticks to life. */
export function picked(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const boxes = [...form.elements].filter((box): box is HTMLInputElement => box instanceof HTMLInputElement && box.name === 's');
  const chosen = (): string[] => clean(boxes.filter((box) => box.checked).map((box) => box.value));
  const update = (): void => count(form, chosen().length);
  for (const box of boxes) box.addEventListener('change', update);
  form.addEventListener('submit', (event) => send(event, chosen()));
  for (const text of document.querySelectorAll('[data-pick-text]')) text.textContent = 'Vergelijk';
  addEventListener('pageshow', update);
  update();
}

function count(form: HTMLFormElement, chosen: number): void {
  form.classList.toggle('kaart-picked--some', chosen > 0);
  const text = form.querySelector('[data-picked-text]');
  const sentence = chosen === 1 ? '1 gekozen. Kies er nog een om te vergelijken.' : `${chosen} gekozen.`;
  if (text) text.textContent = chosen > 0 ? sentence : '';
}

function send(event: SubmitEvent, chosen: string[]): void {
  const to = new URL((event.submitter as HTMLButtonElement | null)?.formAction ?? '/lijst', location.href).pathname;
  if (to === '/vergelijken') {
    if (chosen.length >= 2 && chosen.length <= SIDE_BY_SIDE) return;
    event.preventDefault();
    say(chosen.length < 2 ? 'Kies minstens twee voorzieningen om te vergelijken.' : 'Kies er hoogstens drie om te vergelijken.');
    return;
  }
  const all = clean([...load(), ...chosen]);
  if (!save(all)) return;
  event.preventDefault();
  location.assign(toPath('/lijst', all));
}
