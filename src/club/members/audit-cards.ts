import { actions, button, list, note, paragraph, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import type { AuditPage } from './audit-told.ts'
import { clubAuditPress } from './presses.ts'

/** What organizers did about the club and its members, a page at a time. */
export const auditCard = ({ lines, earlier }: AuditPage, { audit: w }: Words): View =>
  view(
    w.title,
    lines.length === 0 ? paragraph(w.nothing()) : list(lines.map(one => w.told(one))),
    note(w.names()),
    actions(earlier !== null && button(clubAuditPress('before', earlier), w.press.earlier)),
  )
