import { type RawBuilder, sql } from 'kysely'

/** `hasLeft` of terms/member.ts as SQL, not true: whether a row of `member` is on the list on that day. */
export const onTheList = (day: Temporal.PlainDate, member = 'member'): RawBuilder<boolean> => {
  const lastDay = sql.ref(`${member}.left_on`)
  return sql<boolean>`(${lastDay} is null or ${lastDay} >= ${day})`
}
