/** For so many days somebody is a newcomer. */
export const newcomerDays = 90

const aloneAfterDays = 30

/** A newcomer who has had time for a one-to-one, and none. */
export const isAlone = ({ days, oneToOnes }: { days: number; oneToOnes: number }): boolean =>
  days >= aloneAfterDays && oneToOnes === 0
