/** Whether the clocks of two zones differ at an instant. */
export const isElsewhere = (at: Temporal.Instant, one: string, other: string): boolean => {
  const offset = (zone: string) => at.toZonedDateTimeISO(zone).offsetNanoseconds
  return one !== other && offset(one) !== offset(other)
}
