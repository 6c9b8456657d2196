// The points of `/zoeken/punten`, and how they are put into words.

/** What a point says about its service. */
export interface PointFacts { slug: string; name: string; kind: string; organization: string }

/** All places of one search. */
export type Points = GeoJSON.FeatureCollection<GeoJSON.Point, PointFacts>;

const KINDS = ['buurtinitiatief', 'voorliggend', 'specialistisch'];

/** The kind when it is one that has a style, else the middle one. */
export function kindOf(facts: PointFacts): string {
  return KINDS.includes(facts.kind) ? facts.kind : 'voorliggend';
}

/** Name of the symbol of a kind: a shape of its own, so that colour is not the only sign. */
export function symbolOf(facts: PointFacts): string {
  return { buurtinitiatief: 'buurt', specialistisch: 'stethoscoop' }[kindOf(facts)] ?? 'hand';
}

/** What a screen reader says at a marker. */
export function spoken(facts: PointFacts): string {
  return `${facts.name}, ${facts.organization}, ${kindOf(facts)}`;
}

/** What a screen reader says at a cluster. */
export function spokenCluster(count: number): string {
  return `${count} voorzieningen bij elkaar. Zoom in.`;
}
