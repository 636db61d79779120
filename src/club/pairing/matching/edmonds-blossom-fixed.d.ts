/** Edmonds’ blossom algorithm. The package comes without types. */
declare module 'edmonds-blossom-fixed' {
  /**
   * A matching of the greatest weight, of all matchings or (`maxCardinality`) of those with the most pairs. Vertices are
   * 0, 1, 2 …; whole weights under 2^51 are exact. Gives the mate of each vertex up to the highest in an edge, -1 for one
   * who is alone. Without edges it gives the empty list.
   */
  export default function maximumWeightMatching(
    edges: readonly (readonly [one: number, other: number, weight: number])[],
    maxCardinality?: boolean,
  ): number[]
}
