/** Zones whose clocks have shown the same at every instant of these years, and when they were changed. */
export type AlikeZones = {
  readonly zone: string
  /** The others, which differ from it by their names alone. */
  readonly others: readonly string[]
  /** From 2024 to 2034. `jump`: how far the clock was put forward, in minutes. */
  readonly changes: readonly { readonly change: Temporal.ZonedDateTime; readonly jump: number }[]
}

const [from, end] = ['2024-01-01', '2035-01-01'].map(text => Temporal.PlainDate.from(text)) as [
  Temporal.PlainDate,
  Temporal.PlainDate,
]
/** A file for calendars explains a zone from so long before: two zones are alike where their clocks agree there too. */
const around = { years: 3 }

/** Every zone there is. Four hundred zones share some seventy clocks: what is told of one clock is worked out once. */
export function alikeZones(): readonly AlikeZones[] {
  const found = new Map<string, { zone: string; others: string[]; changes: AlikeZones['changes'] }>()
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const changes = changesOf(zone)
    const first = from.subtract(around).toZonedDateTime(zone).offset
    const clock = [first, ...changes.map(({ change }) => `${change.toInstant()} ${change.offset}`)].join()
    const alike = found.get(clock)
    if (alike) alike.others.push(zone)
    else {
      const year = ({ change }: AlikeZones['changes'][number]) => change.withTimeZone('UTC').year
      const inside = changes.filter(one => year(one) >= from.year && year(one) < end.year)
      found.set(clock, { zone, others: [], changes: inside })
    }
  }
  return [...found.values()]
}

function changesOf(zone: string) {
  const found: { change: Temporal.ZonedDateTime; jump: number }[] = []
  const last = end.add(around).toZonedDateTime(zone)
  let change = from.subtract(around).toZonedDateTime(zone).getTimeZoneTransition('next')
  while (change && Temporal.ZonedDateTime.compare(change, last) < 0) {
    const jump = (change.offsetNanoseconds - change.subtract({ nanoseconds: 1 }).offsetNanoseconds) / 60e9
    found.push({ change, jump })
    change = change.getTimeZoneTransition('next')
  }
  return found
}
