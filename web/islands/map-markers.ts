// Markers and clusters as real buttons, the pop-up with links, and the tie between a marker and its card in the list.
import L from 'leaflet';
import Supercluster from 'supercluster';
import { type PointFacts, type Points, kindOf, spoken, spokenCluster, symbolOf } from './map-points';

type Item = Supercluster.ClusterFeature<Supercluster.AnyProps> | Supercluster.PointFeature<PointFacts>;

/** Beyond this zoom a cluster cannot fall apart any more: its services are in one building. */
const CLOSEST = 17;

/** Keeps the markers on the map in step with its window. */
export class Markers {
  private readonly index = new Supercluster<PointFacts>({ radius: 60, extent: 256, maxZoom: CLOSEST });
  private readonly shown = new Map<string, L.Marker>();
  private readonly popup = L.popup({ maxWidth: 280, autoPanPadding: [16, 16], closeButton: true });
  private opener: HTMLElement | undefined;

  constructor(private readonly map: L.Map, points: Points, private readonly page: HTMLElement) {
    this.index.load(points.features);
    map.on('moveend', () => this.draw());
    map.on('popupopen', ({ popup }) => dutch(popup));
    map.getContainer().addEventListener('keydown', (event) => this.escape(event), true);
    this.tieCards();
    this.draw();
  }

  private draw(): void {
    const at = this.map.getBounds().pad(0.2);
    const box: GeoJSON.BBox = [at.getWest(), at.getSouth(), at.getEast(), at.getNorth()];
    // From north to south and west to east, so that Tab walks the map as one reads.
    const items = this.index.getClusters(box, Math.floor(this.map.getZoom())).sort(asRead);
    const wanted = new Set(items.map(key));
    for (const [name, marker] of this.shown) {
      if (wanted.has(name)) continue;
      marker.remove();
      this.shown.delete(name);
    }
    for (const item of items) if (!this.shown.has(key(item))) this.shown.set(key(item), this.marker(item));
  }

  private marker(item: Item): L.Marker {
    const [lon, lat] = item.geometry.coordinates as [number, number];
    const button = isCluster(item) ? cluster(item.properties.point_count as number) : single(item.properties);
    const icon = L.divIcon({ html: button, className: 'kaart-map__marker', iconSize: isCluster(item) ? [40, 40] : [34, 40], iconAnchor: isCluster(item) ? [20, 20] : [17, 39] });
    const marker = L.marker([lat, lon], { icon, keyboard: false, riseOnHover: true }).addTo(this.map);
    marker.on('click', () => this.press(item, button));
    if (!isCluster(item)) {
      for (const [event, on] of [['mouseenter', true], ['mouseleave', false], ['focus', true], ['blur', false]] as const) {
        button.addEventListener(event, () => this.card(item.properties.slug)?.classList.toggle('kaart-card--linked', on));
      }
    }
    return marker;
  }

  private press(item: Item, button: HTMLElement): void {
    const [lon, lat] = item.geometry.coordinates as [number, number];
    if (!isCluster(item)) return this.open([lat, lon], [item.properties], button);
    const id = item.properties.cluster_id as number;
    const zoom = this.index.getClusterExpansionZoom(id);
    if (zoom > CLOSEST) return this.open([lat, lon], this.index.getLeaves(id, 50).map((leaf) => leaf.properties), button);
    this.map.setView([lat, lon], zoom + 0.5, { animate: false });
    this.map.getContainer().focus();
  }

  private open(at: L.LatLngTuple, services: PointFacts[], button: HTMLElement): void {
    this.opener = button;
    const offset: L.PointTuple = services.length > 1 ? [0, -12] : [0, -30];
    this.popup.options.offset = offset;
    this.popup.setLatLng(at).setContent(content(services)).openOn(this.map);
    this.popup.getElement()?.querySelector<HTMLElement>('a')?.focus();
  }

  private escape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.popup.isOpen()) return;
    event.stopPropagation();
    this.popup.close();
    (this.opener?.isConnected ? this.opener : this.map.getContainer()).focus();
  }

  private card(slug: string): Element | null {
    return this.page.querySelector(`[data-slug="${CSS.escape(slug)}"]`);
  }

  private tieCards(): void {
    for (const card of this.page.querySelectorAll<HTMLElement>('[data-slug]')) {
      const light = (on: boolean): void => {
        this.shown.get(`s${card.dataset['slug'] ?? ''}`)?.getElement()?.classList.toggle('kaart-map__marker--linked', on);
      };
      card.addEventListener('mouseenter', () => light(true));
      card.addEventListener('mouseleave', () => light(false));
      card.addEventListener('focusin', () => light(true));
      card.addEventListener('focusout', () => light(false));
    }
  }
}

function isCluster(item: Item): item is Supercluster.ClusterFeature<Supercluster.AnyProps> {
  return 'cluster' in item.properties && item.properties['cluster'] === true;
}

function key(item: Item): string {
  return isCluster(item) ? `c${item.properties.cluster_id}-${item.properties.point_count}` : `s${item.properties.slug}`;
}

function asRead(one: Item, other: Item): number {
  const [x1 = 0, y1 = 0] = one.geometry.coordinates;
  const [x2 = 0, y2 = 0] = other.geometry.coordinates;
  return y2 - y1 || x1 - x2;
}

function cluster(count: number): HTMLButtonElement {
  const button = pressable('kaart-map__cluster', spokenCluster(count));
  button.textContent = String(count);
  return button;
}

function single(facts: PointFacts): HTMLButtonElement {
  const button = pressable(`kaart-map__pin kaart-map__pin--${kindOf(facts)}`, spoken(facts));
  button.append(symbol('plek-vol'), symbol(symbolOf(facts)));
  return button;
}

function pressable(className: string, label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.setAttribute('aria-label', label);
  return button;
}

function symbol(name: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

function content(services: PointFacts[]): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'kaart-map__list';
  for (const facts of services) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    const by = document.createElement('span');
    link.className = 'nl-link';
    link.href = `/voorziening/${encodeURIComponent(facts.slug)}`;
    link.textContent = facts.name;
    by.textContent = facts.organization;
    item.append(link, by);
    list.append(item);
  }
  return list;
}

/** Leaflet names its close button in English. */
function dutch(popup: L.Popup): void {
  const close = popup.getElement()?.querySelector('.leaflet-popup-close-button');
  close?.setAttribute('aria-label', 'Sluit');
  close?.setAttribute('title', 'Sluit');
}
