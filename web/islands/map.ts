// The interactive map: outlines of the wijken, clusters of services, a pop-up with links. An extra: all of it is in the list too.
import L from 'leaflet';
import { Markers } from './map-markers';
import type { Points } from './map-points';

/** Pixels around the places that are shown: a pin stands above its place, and the buttons for zoom cover none. */
const ROOM: L.FitBoundsOptions = { paddingTopLeft: [20, 44], paddingBottomRight: [76, 12] };

/** Puts a map in the place of the drawing. When a fetch fails, the drawing stays. */
export async function start(place: HTMLElement): Promise<void> {
  const [areas, points] = await Promise.all([json<GeoJSON.FeatureCollection>(place.dataset['areas']), json<Points>(place.dataset['points'])]);
  if (!areas || !points) return;
  const canvas = document.createElement('div');
  canvas.className = 'kaart-map__canvas';
  canvas.setAttribute('role', 'region');
  canvas.setAttribute('aria-label', `Kaart met ${points.features.length} plekken. Schuif met de pijltjes, zoom met plus en min.`);
  place.replaceChildren(canvas);
  const map = create(canvas);
  tiles(map, place.dataset['tiles'], place.dataset['tilesBy']);
  const outlines = wijken(areas, place.dataset['here']).addTo(map);
  labels(map, outlines);
  map.fitBounds(view(outlines.getBounds(), L.geoJSON(points)), { ...ROOM, maxZoom: 15, animate: false });
  new Markers(map, points, place.closest<HTMLElement>('[data-view]') ?? document.body);
}

/** What is near, with a margin. A place in another province would make everything near into one dot. */
function view(town: L.LatLngBounds, points: L.GeoJSON): L.LatLngBounds {
  const near = L.latLngBounds([]);
  const around = town.pad(0.25);
  points.eachLayer((layer) => {
    const at = (layer as L.Marker).getLatLng();
    if (around.contains(at)) near.extend(at);
  });
  if (near.isValid()) return near.pad(0.12);
  const all = points.getBounds();
  return all.isValid() ? all.extend(town) : town;
}

async function json<T>(address: string | undefined): Promise<T | undefined> {
  try {
    const answer = await fetch(address ?? '', { headers: { accept: 'application/geo+json, application/json' } });
    return answer.ok ? await answer.json() as T : undefined;
  } catch {
    return undefined;
  }
}

function create(canvas: HTMLElement): L.Map {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(canvas, {
    zoomControl: false, attributionControl: false, scrollWheelZoom: false, maxZoom: 18, minZoom: 6, zoomSnap: 0.5,
    zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, inertia: !still,
  });
  L.control.zoom({ zoomInTitle: 'Zoom in', zoomOutTitle: 'Zoom uit', position: 'topright' }).addTo(map);
  // The wheel scrolls the page, unless somebody is busy with the map.
  canvas.addEventListener('focusin', () => map.scrollWheelZoom.enable());
  canvas.addEventListener('focusout', () => map.scrollWheelZoom.disable());
  return map;
}

function tiles(map: L.Map, address: string | undefined, by: string | undefined): void {
  if (!address) return;
  L.tileLayer(address, { maxZoom: 19, className: 'kaart-map__tiles' }).addTo(map);
  L.control.attribution({ prefix: false }).addAttribution(by ?? '').addTo(map);
  map.getContainer().classList.add('kaart-map__canvas--tiles');
}

function wijken(areas: GeoJSON.FeatureCollection, here: string | undefined): L.GeoJSON {
  const style = (area?: GeoJSON.Feature): L.PathOptions => {
    const asked = here !== undefined && here !== '' && area?.properties?.['name'] === here;
    return { className: asked ? 'kaart-map__area kaart-map__area--here' : 'kaart-map__area' };
  };
  return L.geoJSON(areas, { interactive: false, style });
}

/** Names of wijken, once they are large enough on the screen to hold one. */
function labels(map: L.Map, outlines: L.GeoJSON): void {
  const near = (): void => { map.getContainer().classList.toggle('kaart-map__canvas--near', map.getZoom() >= 13.5); };
  outlines.eachLayer((layer) => {
    const { feature } = layer as L.Polygon & { feature?: GeoJSON.Feature };
    const name: unknown = feature?.properties?.['name'];
    if (typeof name !== 'string') return;
    layer.bindTooltip(document.createTextNode(name) as unknown as HTMLElement, { permanent: true, direction: 'center', className: 'kaart-map__label' });
  });
  map.on('zoomend', near);
  near();
}
