// Questions that could not be sent: what is kept on this device, and in which form. Knows no page and no network.

/** Fields of one form, in order. */
export type Fields = ReadonlyArray<readonly [string, string]>;

const KEY = 'kaart-hulpvragen';
/** More than a day of work without a connection. */
export const MOST = 20;

const isFields = (value: unknown): value is Fields =>
  Array.isArray(value) && value.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string'));

/** What a stored text holds; anything else is nothing. */
export function parse(text: string | null): Fields[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isFields).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

const keyOf = (fields: Fields): string => fields.find(([name]) => name === 'key')?.[1] ?? '';

/** The list with this form in it, once. */
export const added = (list: readonly Fields[], fields: Fields): Fields[] =>
  [...list.filter((other) => keyOf(other) !== keyOf(fields)), fields].slice(-MOST);

/** The list without this form. */
export const without = (list: readonly Fields[], fields: Fields): Fields[] => list.filter((other) => keyOf(other) !== keyOf(fields));

/** What waits on this device. */
export function waiting(): Fields[] {
  try { return parse(window.localStorage.getItem(KEY)); } catch { return []; }
}

/** Keeps what waits; false when this device keeps nothing. */
export function keep(list: readonly Fields[]): boolean {
  try {
    if (list.length === 0) window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, JSON.stringify(list));
    return true;
  } catch {
    return false;
  }
}
