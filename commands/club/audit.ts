import { type Context, defineCommand } from '../../src/club/context.ts'
import { auditCard } from '../../src/club/members/audit-cards.ts'
import { auditPage } from '../../src/club/members/audit-told.ts'
import { clubAuditPress } from '../../src/club/members/presses.ts'
import { type Outcome, show } from '../../src/grammar/define.ts'

/** What organizers did, as it was noted. */
export default defineCommand(clubAuditPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => page(null, context),
  buttons: { open: (_, context) => page(null, context), before: (line, context) => page(line, context) },
})

const page = async (before: string | null, { club, words }: Pick<Context, 'club' | 'words'>): Outcome =>
  show(auditCard(await auditPage(club, before), words))
