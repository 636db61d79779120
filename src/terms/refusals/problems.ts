export type ProblemRefusals = {
  /** `hours`: how long ahead a moment has to be; `days`: at most. */
  'a moment too soon': { hours: number }
  'a moment too far': { days: number }
  'nobody to ask': Record<string, never>
  'enough exchanged': { most: number }
}
