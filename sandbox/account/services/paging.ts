/** One page of a list; the token is the position where the next page starts. */
export function page<T>(
  items: readonly T[],
  limit: number | undefined,
  token: string | undefined,
): { items: T[]; next?: string } {
  const start = Number(token ?? 0);
  const end = start + (limit ?? items.length);
  return { items: items.slice(start, end), ...(end < items.length ? { next: String(end) } : {}) };
}
