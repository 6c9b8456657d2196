// The panel with filters: folded on a phone, always open beside the results on a wide screen.
const WIDE = '(width >= 64rem)';

/** Keeps the panel open while the window is wide. */
export function filters(element: HTMLElement): void {
  const panel = element as HTMLDetailsElement;
  const wide = matchMedia(WIDE);
  const fit = (): void => { panel.open = wide.matches || panel.querySelector('[aria-invalid]') !== null; };
  wide.addEventListener('change', fit);
  fit();
}
