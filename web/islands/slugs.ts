// What a shortlist is: identifiers of services, in order, each once, and nothing else. Pure, so it can be tested.

/** As many as the page of a list shows: more is no choice for a resident. */
export const MOST = 12;

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Keeps what is an identifier, each once, in order. Storage and links can hold anything. */
export function clean(values: readonly unknown[]): string[] {
  const slugs = values.filter((value): value is string => typeof value === 'string' && SLUG.test(value));
  return [...new Set(slugs)].slice(0, MOST);
}

/** The identifiers in the text of the storage; an empty list for a text that is no list. */
export function parse(text: string | null): string[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? clean(value) : [];
  } catch {
    return [];
  }
}

/** The identifiers in the query of an address ("?s=a&s=b" or "?s=a,b"). */
export function fromQuery(query: string): string[] {
  return clean(new URLSearchParams(query).getAll('s').flatMap((value) => value.split(',')));
}

/** The address of a page that shows these services. */
export function toPath(page: string, slugs: readonly string[]): string {
  return slugs.length ? `${page}?${slugs.map((slug) => `s=${slug}`).join('&')}` : page;
}

/** Whether two lists hold the same services, in any order. */
export function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((slug) => other.includes(slug));
}

/** The list with this service when it was absent, without it when it was present. */
export function toggled(slugs: readonly string[], slug: string): string[] {
  return slugs.includes(slug) ? slugs.filter((one) => one !== slug) : clean([...slugs, slug]);
}
