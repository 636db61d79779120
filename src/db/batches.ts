/** One statement takes 65,535 parameters at most: rows of up to thirty columns, as many at once as are sure to fit. */
const most = 2000

/** The rows in order, in as many parts as they need statements; none for none. */
export function batches<Row>(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = []
  for (let from = 0; from < rows.length; from += most) parts.push(rows.slice(from, from + most))
  return parts
}
