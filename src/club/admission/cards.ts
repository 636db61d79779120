import type { AcceptedAs, Application, Contact } from '../../terms/application.ts'
import type { Member } from '../../terms/member.ts'
import { actions, button, facts, note, paragraph, plainText, quote, toned, view } from '../../view/build.ts'
import type { View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { whichOne } from '../members/cards.ts'
import { clubMembersPress } from '../members/presses.ts'
import { applyPress } from './presses.ts'

/** To who sent it. `self`: for himself. */
export const sentCard = (
  { id, name, self }: { readonly id: string; readonly name: string; readonly self: boolean },
  words: Words,
): View =>
  toned(
    'good',
    view(
      words.admission.sentTitle(name, self),
      paragraph(words.admission.sent(self)),
      actions(button(applyPress('undo', id), words.general.buttons.undo)),
    ),
  )

export const takenBackCard = ({ admission: w }: Words): View => view(w.takenBackTitle, paragraph(w.takenBack()))

const fileOf = ({ company, activity, sponsor, visits }: Application, { admission: w }: Words) =>
  facts([
    [w.labels.company, company === null ? null : [plainText(company)]],
    [w.labels.activity, activity === null ? null : [plainText(activity)]],
    [w.labels.sponsor, sponsor ? [{ kind: 'member', member: sponsor }] : w.himself()],
    [w.labels.visits, w.visits(visits)],
  ])

/** For the organizers: the file, and what can be answered; once it is decided, by whom. Contacts stand in no channel. */
export function applicationCard(application: Application, words: Words): View {
  const w = words.admission
  const { id, name, motivations, status } = application
  if (status === 'withdrawn') return view(w.withdrawnTitle)
  return view(
    w.title(name),
    fileOf(application, words),
    motivations !== null && quote(motivations),
    status === 'open'
      ? actions(
          button(applyPress('accept', id), w.press.accept, 'primary'),
          button(applyPress('refuse', id), w.press.refuse),
        )
      : note(w.decided(application)),
    status !== 'open' && actions(button(applyPress('reopen', id), w.press.reopen)),
  )
}

/** To the organizer who noted it, for him alone: how the candidate is reached, since the answer is his to give. */
export const refusedCard = (
  { application, contact }: { readonly application: Application; readonly contact: Contact },
  { admission: w }: Words,
): View =>
  view(
    w.refusedTitle(application.name),
    paragraph(w.refused(application)),
    (contact.phone !== undefined || contact.email !== undefined) && note(w.reach(contact)),
    actions(button(applyPress('reopen', application.id), w.press.reopen)),
  )

/** The club has somebody of the candidate's name or e-mail: is it he, or somebody else? */
export const whoIsItCard = (
  { id, name, alike, draft }: { id: string; name: string; alike: readonly Member[]; draft: string },
  words: Words,
): View =>
  toned(
    'care',
    view(
      words.members.inDoubtTitle(name),
      ...whichOne(
        {
          alike,
          same: member => applyPress('accept-as', id, member),
          another: applyPress('accept-another', id, draft),
        },
        words,
      ),
    ),
  )

/** Who is a member by an application, and how; `linked`: with the account it came from. */
export type Joined = { readonly joined: Member; readonly as: AcceptedAs; readonly linked: boolean }

export const acceptedCard = (
  { id, joined, as, linked }: Joined & { readonly id: string },
  { admission: w, members, general }: Words,
): View =>
  toned(
    'good',
    view(
      w.acceptedTitle(joined.name),
      paragraph(w.accepted[as](linked)),
      actions(
        as !== 'already' && !linked && button(clubMembersPress('link'), members.press.link),
        button(applyPress('reopen', id), general.buttons.undo),
      ),
    ),
  )

export const reopenedCard = ({ id, name }: Application, { admission: w }: Words): View =>
  view(w.reopenedTitle(name), actions(button(applyPress('show', id), w.press.show)))

/** What is kept of somebody who applied himself, for him. What was decided he learns from a human. */
export const ownApplicationCard = (
  { application, contact }: { readonly application: Application; readonly contact: Contact },
  words: Words,
): View =>
  view(
    application.name,
    paragraph(words.admission.own(application.at)),
    quote(
      [
        application.name,
        application.company,
        application.activity,
        contact.phone,
        contact.email,
        application.motivations,
      ]
        .filter(Boolean)
        .join('\n'),
    ),
    application.status === 'open' && actions(button(applyPress('undo', application.id), words.general.buttons.undo)),
  )
