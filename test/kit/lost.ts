import { sql } from 'kysely'
import { inClub } from '../../src/db/club-tx.ts'
import { type Log, openLog } from '../../src/log.ts'
import type { Assidu } from '../../src/main.ts'
import { misreadIn } from './agreement.ts'

/** What a story lost without anybody seeing it: it fails the story, unless the story says that it must be so. */
export class Lost {
  readonly log: Log
  readonly #errors: string[] = []
  readonly #meant: { readonly what: RegExp; seen: boolean }[] = []

  /** `to`: where the story reads its log itself. */
  constructor(to?: { write(line: string): void }) {
    this.log = openLog(to ? 'trace' : 'error', {
      write: (line: string) => {
        if ((JSON.parse(line) as { level: number }).level >= 50) this.#errors.push(line.trim())
        to?.write(line)
        if (!to && process.env.LOG_LEVEL) process.stderr.write(line)
      },
    })
  }

  /** It belongs to the story that this is lost. Where it is not, the story fails as well. */
  isMeant(what: RegExp): void {
    this.#meant.push({ what, seen: false })
  }

  /** Throws where something was lost; called at the end, while the database is still there. */
  async look(assidu: Assidu, clubId: string): Promise<void> {
    await assidu.drain()
    const lost = [
      ...this.#errors.map(line => `an error in the log: ${line}`),
      ...(await this.#unsent(assidu, clubId)),
      ...(await this.#undone(assidu, clubId)),
      ...(await inClub(assidu.means, clubId, misreadIn)).map(line => `a standing that is not read on: ${line}`),
    ].filter(line => !this.#isMeant(line))
    const missing = this.#meant
      .filter(({ seen }) => !seen)
      .map(({ what }) => `not lost, although it was to be: ${what}`)
    if (lost.length + missing.length > 0)
      throw new Error(`The story lost something:\n${[...lost, ...missing].join('\n')}`)
  }

  #isMeant(line: string): boolean {
    const meant = this.#meant.filter(({ what }) => what.test(line))
    for (const one of meant) one.seen = true
    return meant.length > 0
  }

  /** Kept, past the instant at which they were due, and nothing will come back to them. */
  async #unsent({ means }: Assidu, clubId: string): Promise<string[]> {
    const { rows } = await inClub(means, clubId, club =>
      sql<{ kind: string; due_at: Temporal.Instant }>`
        select n.kind, n.due_at from notice n where n.club_id = ${club.id} and n.state in ('kept', 'sending')
          and n.due_at <= ${club.at} and not exists (select from due d where d.club_id = n.club_id
            and d.duty = 'deliver' and d.about = n.id::text and d.claimed_at is null)
          and not exists (select from pgboss.job j
            where j.name = 'deliver' and j.state in ('created', 'retry') and j.data->>'id' = n.id::text)
        order by n.due_at`.execute(club.tx),
    )
    return rows.map(({ kind, due_at }) => `a notice that was not sent: ${kind}, due ${due_at}`)
  }

  /** Duties that were claimed and not done, or not claimed in time. */
  async #undone({ means }: Assidu, clubId: string): Promise<string[]> {
    const { rows } = await inClub(means, clubId, club =>
      sql<{ duty: string; at: Temporal.Instant }>`
        select duty, at from due where club_id = ${club.id} and duty <> 'deliver' and done_at is null
          and (claimed_at is not null or at < ${club.at}) order by at`.execute(club.tx),
    )
    return rows.map(({ duty, at }) => `a duty that was not done: ${duty}, due ${at}`)
  }
}
