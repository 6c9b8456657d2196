// Keeps the shortlist on this device: identifiers of services, nothing about a person.
import { clean, parse } from './slugs';

const KEY = 'sociale-kaart.lijst';
const CHANGED = 'kaart:lijst';

/** The list of this device. Empty where the browser refuses storage. */
export function load(): string[] {
  try {
    return parse(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

/** Replaces the list of this device and tells the page. Returns whether it was kept. */
export function save(slugs: readonly string[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(clean(slugs)));
  } catch {
    return false;
  }
  document.dispatchEvent(new Event(CHANGED));
  return true;
}

/** Calls back now and whenever the list changes, in this tab or another. */
export function watch(show: (slugs: string[]) => void): void {
  const tell = (): void => show(load());
  document.addEventListener(CHANGED, tell);
  addEventListener('storage', (event) => { if (event.key === KEY || event.key === null) tell(); });
  addEventListener('pageshow', (event) => { if (event.persisted) tell(); });
  tell();
}
