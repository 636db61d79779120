/** Those of these counts that are any, one after the other: what did not happen is not told. */
export const anyOf = (...counts: readonly (readonly [count: number, said: string])[]): string =>
  counts
    .filter(([count]) => count > 0)
    .map(([, said]) => said)
    .join(', ')
