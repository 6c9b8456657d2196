// Suggestions under the search box, after the combobox pattern of ARIA 1.2: the focus stays in the box, the arrow
// keys walk the list, Enter without a choice sends the form as always.
import { type Group, suggest } from './suggestions';

/** A pause in typing this long asks the server. */
const PAUSE_MS = 150;
const LEAST_LETTERS = 2;

/** Brings the search box in this element to life. */
export function combobox(box: HTMLElement): void {
  const input = box.querySelector('input');
  if (input) new Combobox(box, input);
}

class Combobox {
  private readonly list = document.createElement('div');
  private readonly status = document.createElement('p');
  private options: HTMLElement[] = [];
  private at = -1;
  private timer = 0;
  private asked = new AbortController();

  constructor(box: HTMLElement, private readonly input: HTMLInputElement) {
    this.list.className = 'utrecht-listbox kaart-combobox__list';
    this.list.id = `${input.id}-lijst`;
    this.list.hidden = true;
    set(this.list, { role: 'listbox', 'aria-label': 'Voorstellen' });
    this.status.className = 'kaart-hidden';
    this.status.setAttribute('role', 'status');
    box.append(this.list, this.status);
    set(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.list.id });
    input.addEventListener('input', () => this.later());
    input.addEventListener('keydown', (event) => this.key(event));
    input.addEventListener('blur', () => this.dismiss());
    // A press must not take the focus out of the box, or the list would close before the click.
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
  }

  private later(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => { void this.ask(); }, PAUSE_MS);
  }

  private async ask(): Promise<void> {
    this.asked.abort();
    const asked = this.asked = new AbortController();
    const words = this.input.value.trim();
    const groups = words.length < LEAST_LETTERS ? [] : await suggest(words, asked.signal);
    if (!asked.signal.aborted && document.activeElement === this.input) this.show(groups);
  }

  private show(groups: Group[]): void {
    this.close();
    this.list.replaceChildren(...groups.map((group, index) => this.group(group, `${this.list.id}-${index}`)));
    this.options = [...this.list.querySelectorAll<HTMLElement>('[role=option]')];
    const found = this.options.length;
    if (found > 0) this.open();
    this.status.textContent = found === 0 ? '' : `${found} ${found === 1 ? 'voorstel' : 'voorstellen'}. Kies met pijl omlaag.`;
  }

  private group(group: Group, id: string): HTMLElement {
    const part = document.createElement('div');
    const heading = document.createElement('div');
    heading.className = 'kaart-combobox__group';
    heading.id = id;
    heading.textContent = group.heading;
    heading.setAttribute('role', 'presentation');
    set(part, { role: 'group', 'aria-labelledby': id });
    part.append(heading, ...group.items.map((item, index) => {
      const option = document.createElement('div');
      option.className = 'kaart-combobox__option';
      option.id = `${id}-${index}`;
      option.textContent = item.text;
      set(option, { role: 'option', 'aria-selected': 'false' });
      option.addEventListener('click', () => location.assign(item.url));
      return option;
    }));
    return part;
  }

  /** Closes the list for good: an answer that is still under way does not open it again. */
  private dismiss(): void {
    window.clearTimeout(this.timer);
    this.asked.abort();
    this.close();
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      if (!this.list.hidden) event.preventDefault();
      this.dismiss();
      return;
    }
    if (this.list.hidden) {
      if (event.key === 'ArrowDown' && this.options.length > 0) { event.preventDefault(); this.open(); this.move(0); }
      return;
    }
    if (event.key === 'ArrowDown') this.move(this.at + 1);
    else if (event.key === 'ArrowUp') this.move(this.at < 0 ? this.options.length - 1 : this.at - 1);
    else if (event.key === 'Enter' && this.at >= 0) this.options[this.at]?.click();
    else return;
    event.preventDefault();
  }

  /** One past either end is the box itself: nothing chosen. */
  private move(to: number): void {
    this.options[this.at]?.setAttribute('aria-selected', 'false');
    this.at = to >= this.options.length || to < 0 ? -1 : to;
    const option = this.options[this.at];
    if (!option) return this.input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', option.id);
  }

  private open(): void {
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
  }

  private close(): void {
    this.move(-1);
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
  }
}

function set(element: HTMLElement, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
