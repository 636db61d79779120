import { sql } from 'kysely'
import { instant, rows } from '../../db/together.ts'
import { digestPart } from '../digest/part.ts'
import { applyPress } from './presses.ts'

/** How long an application may wait before the organizers are reminded of it. */
const answeredWithin = { hours: 24 * 14 }

type Waiting = { readonly id: string; readonly since: Temporal.Instant }

export const admissionInDigest = digestPart<{ readonly waiting: Waiting | undefined }, Waiting>({
  rows: club =>
    rows(
      sql<Omit<Waiting, 'since'> & { since: string }>`
        select id, applied_at as since from application where club_id = ${club.id} and status = 'open'
          and applied_at < ${club.at.subtract(answeredWithin)} order by applied_at, id limit 1`,
      ({ since, ...row }) => ({ ...row, since: instant(since) }),
    ),
  read: (_, __, [waiting]) => ({ waiting }),
  isQuiet: () => true,
  lines: {},
  actions: {
    application: {
      about: ({ waiting }) => (waiting ? [waiting.id] : []),
      says: (_, words, { waiting }) => words.admission.digest(waiting!.since),
      button: words => words.admission.press.show,
      press: ({ waiting }) => applyPress('show', waiting!.id),
    },
  },
})
