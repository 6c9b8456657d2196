// Starts every island that has a place on this page. A page without islands works all the same.
import { combobox } from './combobox';
import { filters } from './filters';
import { listPage } from './list-page';
import { locate } from './locate';
import { mapPanel } from './map-panel';
import { picked } from './picked';
import { question } from './question';
import { saveButtons } from './save';
import { share } from './share';

const islands: ReadonlyArray<[string, (element: HTMLElement) => void]> = [
  ['[data-combobox]', combobox],
  ['[data-filters]', filters],
  ['[data-locate]', locate],
  ['[data-picked]', picked],
  ['[data-list-page]', listPage],
  ['form[data-question]', question],
  ['[data-share]', share],
  ['[data-view]', mapPanel],
  ['[data-print]', (button) => button.addEventListener('click', () => window.print())],
  ['[data-focus]', (summary) => summary.focus()],
];

saveButtons();
for (const [selector, start] of islands) {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) start(element);
}
