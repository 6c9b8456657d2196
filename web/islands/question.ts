// A question is not lost on a bad connection: it waits on this device and is sent once the connection is back.
import { say } from './toast';
import { added, keep, waiting, without, type Fields } from './waiting';

const PATIENCE = 4000;

async function reachable(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    return (await fetch('/gezond', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) })).ok;
  } catch {
    return false;
  }
}

const fieldsOf = (form: HTMLFormElement): Fields =>
  [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));

/** Sends one form; true when it is in the log. What the catalogue has cannot be shown now, so it is not asked for. */
async function sent(fields: Fields): Promise<boolean> {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  body.set('looked', '1');
  const answer = await fetch('/hulpvragen', { method: 'POST', body, signal: AbortSignal.timeout(PATIENCE * 2) });
  return answer.ok && answer.redirected;
}

function tell(count: number): void {
  const status = document.querySelector<HTMLElement>('[data-question-status]');
  if (!status) return;
  status.hidden = count === 0;
  const what = count === 1 ? 'Eén hulpvraag wacht' : `${count} hulpvragen wachten`;
  status.textContent = `${what} op dit apparaat. Wij sturen ${count === 1 ? 'haar' : 'ze'} zodra er verbinding is.`;
}

/** Sends what waits, one after the other; what is refused comes back into the form. */
async function sendWaiting(): Promise<void> {
  for (const fields of waiting()) {
    if (!(await reachable())) break;
    try {
      if (await sent(fields)) {
        keep(without(waiting(), fields));
        say('Uw hulpvraag is alsnog bewaard.');
      } else if (fill(fields)) {
        keep(without(waiting(), fields));
        say('Een hulpvraag kon niet bewaard worden. Kijk haar na en bewaar opnieuw.');
      }
    } catch {
      break;
    }
  }
  tell(waiting().length);
}

/** Puts a form back on the page; false when its fields are not here. */
function fill(fields: Fields): boolean {
  const form = document.querySelector<HTMLFormElement>('form[data-question]');
  if (!form || !form.elements.namedItem('text')) return false;
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement && ['radio', 'checkbox'].includes(element.type)) {
      element.checked = fields.some(([name, value]) => name === element.name && value === element.value);
    } else if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) {
      const field = fields.find(([name]) => name === element.name);
      if (field) element.value = field[1];
    }
  }
  return true;
}

/** Watches the form, and sends what waits from before. */
export function question(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement)) return;
  let checked = false;
  form.addEventListener('submit', (event) => {
    if (checked) return;
    event.preventDefault();
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
    void reachable().then((online) => {
      if (online) {
        checked = true;
        form.requestSubmit(button);
        checked = false;
      } else if (keep(added(waiting(), fieldsOf(form)))) {
        tell(waiting().length);
        say('Geen verbinding. Uw hulpvraag wacht op dit apparaat.');
      } else {
        say('Geen verbinding. Laat deze pagina open en probeer het straks opnieuw.');
      }
    });
  });
  window.addEventListener('online', () => void sendWaiting());
  void sendWaiting();
}
