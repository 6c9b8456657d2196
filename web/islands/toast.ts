// Says one sentence at the bottom of the page, aloud too.
let timer = 0;

/** Shows and announces a sentence for a few seconds. */
export function say(sentence: string): void {
  const toast = document.querySelector<HTMLElement>('[data-toast]');
  if (!toast) return;
  toast.textContent = sentence;
  toast.classList.add('kaart-toast--shown');
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    toast.classList.remove('kaart-toast--shown');
    toast.textContent = '';
  }, 6000);
}
