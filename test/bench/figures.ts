/** Sums over measurements, and how they are printed. */

const sorted = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b)

/** The value below which this share of the numbers lies. */
export const quantile = (numbers: readonly number[], share: number): number => {
  const inOrder = sorted(numbers)
  return inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? Number.NaN
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5)

export const rounded = (number: number, digits = 0): number => Number(number.toFixed(digits))

/** One line of the table: what, how much, and what it is compared with. */
export type Line = readonly [what: string, figure: string, beside: string]

export function table(lines: readonly Line[]): string {
  const widths = [0, 1, 2].map(column => Math.max(...lines.map(line => line[column]!.length)))
  return lines
    .map(line =>
      line
        .map((text, i) => text.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
