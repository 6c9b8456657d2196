// Searches from where the device is, when somebody asks for it. The position is rounded before it leaves the device.

/** Three decimals: about a hundred metres. Enough to sort by distance, too little to find a house. */
const DECIMALS = 3;

/** Brings the button "Gebruik mijn locatie" to life. */
export function locate(place: HTMLElement): void {
  const button = place.querySelector('button');
  const status = place.querySelector('[role=status]');
  const form = place.closest('form');
  if (!button || !status || !form) return;
  if (!('geolocation' in navigator)) { place.hidden = true; return; }
  button.addEventListener('click', () => {
    status.textContent = 'We zoeken waar u bent …';
    navigator.geolocation.getCurrentPosition(
      (position) => { fill(form, position.coords); status.textContent = 'Gevonden. We zoeken nu.'; form.requestSubmit(); },
      (error) => { status.textContent = sentence(error); },
      { maximumAge: 300_000, timeout: 10_000 },
    );
  });
}

function fill(form: HTMLFormElement, at: GeolocationCoordinates): void {
  set(form, 'lat', at.latitude.toFixed(DECIMALS));
  set(form, 'lon', at.longitude.toFixed(DECIMALS));
  set(form, 'wijk', '');
}

function set(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (!(field instanceof HTMLInputElement)) return;
  field.disabled = false;
  field.value = value;
}

function sentence(error: GeolocationPositionError): string {
  if (error.code === error.PERMISSION_DENIED) return 'Uw apparaat geeft de locatie niet. Typ een wijk of postcode.';
  if (error.code === error.TIMEOUT) return 'Het duurde te lang. Probeer het nog eens of typ een postcode.';
  return 'We konden niet zien waar u bent. Typ een wijk of postcode.';
}
