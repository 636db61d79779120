import { sql } from 'kysely'
import { instant, rows } from '../../db/together.ts'
import type { Application } from '../../terms/application.ts'
import { digestPart } from '../digest/part.ts'
import { applyPress } from './presses.ts'

/** How long an application may wait before the organizers are reminded of it. */
const answeredWithin = { hours: 24 * 14 }

type Waiting = Pick<Application, 'id' | 'laterOn' | 'reviewOn'> & { readonly since: Temporal.Instant }

export const admissionInDigest = digestPart<{ readonly waiting: Waiting | undefined }, Waiting>({
  rows: club =>
    rows(
      sql<{ id: string; since: string; later: string | null; review: string | null }>`
        select id, applied_at as since, later_on as later, review_on as review from application where club_id = ${club.id}
          and (status = 'open' and applied_at < ${club.at.subtract(answeredWithin)}
            or status = 'later' and later_on <= ${club.today}
            or status = 'accepted' and reviewed_at is null and review_on <= ${club.today}) order by applied_at, id limit 1`,
      ({ since, later, review, ...row }) => ({
        ...row,
        since: instant(since),
        reviewOn: review === null ? null : Temporal.PlainDate.from(review),
        laterOn: later === null ? null : Temporal.PlainDate.from(later),
      }),
    ),
  read: (_, __, [waiting]) => ({ waiting }),
  isQuiet: () => true,
  lines: {},
  actions: {
    application: {
      about: ({ waiting }) => (waiting ? [waiting.id] : []),
      says: (_, words, { waiting }) => words.admission.digest(waiting!),
      button: words => words.admission.press.show,
      press: ({ waiting }) => applyPress('show', waiting!.id),
    },
  },
})
