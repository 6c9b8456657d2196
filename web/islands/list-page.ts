// The shortlist page: opens the list of this device, keeps changes to it, and leaves somebody else's list alone.
import { clean, fromQuery, same, toPath } from './slugs';
import { load, save } from './store';
import { say } from './toast';

/** Brings the page `/lijst` to life. */
export function listPage(page: HTMLElement): void {
  const own = load();
  const shown = fromQuery(location.search);
  if (shown.length === 0 && own.length > 0) return location.replace(toPath('/lijst', own));
  const mine = same(own, shown);
  for (const link of page.querySelectorAll<HTMLAnchorElement>('[data-list-edit]')) {
    link.addEventListener('click', () => { if (mine) save(fromQuery(new URL(link.href).search)); });
  }
  state(page, mine, shown);
}

function state(page: HTMLElement, mine: boolean, shown: string[]): void {
  const text = page.querySelector('[data-list-state]');
  const keep = page.querySelector<HTMLElement>('[data-list-keep]');
  const clear = page.querySelector<HTMLElement>('[data-list-clear]');
  if (!text || !keep || !clear) return;
  text.textContent = mine ? 'Dit is uw eigen lijst. Hij staat alleen op dit apparaat.' : 'Deze lijst komt uit een link. Hij staat nog niet op dit apparaat.';
  keep.hidden = mine;
  clear.hidden = !mine;
  keep.addEventListener('click', () => {
    const all = clean([...load(), ...shown]);
    if (save(all)) location.assign(toPath('/lijst', all));
    else say('Uw browser bewaart niets. Bewaar de link zelf.');
  });
  clear.addEventListener('click', () => { if (save([])) location.assign('/lijst'); });
}
