// Shows the map beside the results, or instead of them on a phone, and fetches the code for it only when it is seen.

/** Brings the columns of the page with results to life. */
export function mapPanel(columns: HTMLElement): void {
  const map = columns.querySelector<HTMLElement>('[data-map]');
  if (!map) return;
  swap(columns, '[data-show-map]', 'map', '#kaart');
  swap(columns, '[data-show-list]', 'list', '#lijst');
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    void load(map);
  }, { rootMargin: '200px' });
  seen.observe(map);
}

function swap(columns: HTMLElement, selector: string, view: string, target: string): void {
  columns.querySelector(selector)?.addEventListener('click', (event) => {
    event.preventDefault();
    columns.dataset['view'] = view;
    columns.querySelector<HTMLElement>(target)?.focus();
    columns.querySelector(target)?.scrollIntoView({ block: 'start' });
  });
}

async function load(map: HTMLElement): Promise<void> {
  const { script, style } = map.dataset;
  if (!script || !style) return;
  const [code] = await Promise.all([import(script) as Promise<typeof import('./map')>, sheet(style)]);
  await code.start(map);
}

/** A map without its styles is a heap of tiles, so the map waits for them. */
function sheet(href: string): Promise<void> {
  return new Promise((done, fail) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.addEventListener('load', () => done());
    link.addEventListener('error', () => fail(new Error(`no styles at ${href}`)));
    document.head.append(link);
  });
}
