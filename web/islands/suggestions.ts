// Fetches what the search box suggests and puts it in groups.

/** One suggestion of `GET /api/v1/suggestions`. */
export interface Suggestion { kind: string; text: string; url: string }

/** Suggestions of one kind, under a heading. */
export interface Group { heading: string; items: Suggestion[] }

const HEADINGS: ReadonlyArray<[string, string]> = [
  ['theme', 'Thema’s'], ['service', 'Voorzieningen'], ['organization', 'Organisaties'], ['wijk', 'Wijken'],
];

/** The suggestions under their headings, in a fixed order. Leaves out what does not lead to a page of this site. */
export function grouped(suggestions: readonly Suggestion[]): Group[] {
  const safe = suggestions.filter(({ text, url }) => text !== '' && url.startsWith('/') && !url.startsWith('//'));
  return HEADINGS.map(([kind, heading]) => ({ heading, items: safe.filter((one) => one.kind === kind) })).filter(({ items }) => items.length > 0);
}

/** What the server suggests. No answer is no suggestions: somebody is typing and needs no message. */
export async function suggest(words: string, signal: AbortSignal): Promise<Group[]> {
  try {
    const answer = await fetch(`/api/v1/suggestions?q=${encodeURIComponent(words)}`, { signal, headers: { accept: 'application/json' } });
    if (!answer.ok) return [];
    const body = await answer.json() as { suggestions?: Suggestion[] };
    return grouped(body.suggestions ?? []);
  } catch {
    return [];
  }
}
