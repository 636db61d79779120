/** The country a zone lies in, from the runtime's own data (CLDR), asked for once. */
let countries: ReadonlyMap<string, string> | undefined

/** ISO 3166-1 code of the country of a zone: `Europe/Paris` -> `FR`; none for `UTC` and other zones of nobody. */
export function countryOfZone(zone: string): string | undefined {
  countries ??= countriesByZone()
  return countries.get(zone) ?? countries.get(canonical(zone))
}

/**
 * The zone the runtime knows by this name, in the letters it is written in; undefined where it is no place's: an offset such
 * as `+01:00`, an abbreviation such as `CET` or `Etc/GMT-1`.
 */
export function zoneNamed(written: string): string | undefined {
  const isPlace =
    /^[A-Za-z]/.test(written) && (written.includes('/') || written === 'UTC') && !/^Etc\/GMT[+-]/i.test(written)
  if (!isPlace) return undefined
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(written).timeZoneId
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

export const isZone = (zone: string): boolean => zoneNamed(zone) !== undefined

/**
 * Whose public holidays count for a reader: those of his zone's country; the club's when it lies in the same country,
 * because a club may be more precise (`FR-57`), or when his zone belongs to no country.
 */
export function holidayCountry(zone: string, club: string | undefined): string | undefined {
  const own = countryOfZone(zone)
  if (own === undefined) return club
  return club?.split('-')[0]?.toUpperCase() === own ? club : own
}

function countriesByZone(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  for (const code of letters.flatMap(a => letters.map(b => a + b))) {
    // Codes of countries that are no more (FX, DD, UK) have today's as their canonical form; they are left out.
    const [today] = Intl.getCanonicalLocales(`und-${code}`)
    if (today !== `und-${code}`) continue
    for (const zone of new Intl.Locale(`und-${code}`).getTimeZones() ?? []) {
      const name = canonical(zone)
      if (!found.has(name)) found.set(name, code)
    }
  }
  return found
}

/** One name for the zones that have several (`Asia/Kolkata`, `Asia/Calcutta`). */
const canonical = (zone: string) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
