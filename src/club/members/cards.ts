import { labelsOf, optionsOf } from '../../terms/labels.ts'
import type { Member, Platform } from '../../terms/member.ts'
import { type Page, pageOf } from '../../terms/page.ts'
import { actions, button, chooseMember, heading, list, note, paragraph, toned, view } from '../../view/build.ts'
import { turning } from '../../view/pages.ts'
import type { Block, View } from '../../view/view.ts'
import type { Words } from '../../words/words.ts'
import { leadingBlocks } from '../profiles/cards.ts'
import type { LinkRequest } from './link-request.ts'
import { clubMembersPress, clubOrganizersPress, linkPress } from './presses.ts'

/** Names that stand in one message. */
const namesShown = 30
/** Those on a break who stand in it. */
const onLeaveShown = 12
/** Each is a question with its buttons. */
const requestsShown = 3
/** Members of one name that stand beside each other as buttons. */
const candidatesShown = 4

export type MembersPage = {
  readonly present: readonly Member[]
  readonly platform: Platform
  readonly waiting: number
  readonly requests: readonly LinkRequest[]
  readonly left: readonly Member[]
}

/** The list for its organizers: who is connected, who is not, who asks, who has left; and what may be done. */
export function membersCard(shown: MembersPage, words: Words): View {
  const { page, press: label } = words.members
  const { present, platform, waiting, requests, left } = shown
  const away = without(platform, present)
  return view(
    page.title(present.length),
    paragraph(page.connected(present.length - away.length)),
    ...(away.length > 0 ? awayPart(pageOf(away, 1, namesShown), words) : []),
    ...onLeavePart(present, words),
    waiting > 0 && note(page.waiting(waiting)),
    actions(
      button(clubMembersPress('add'), label.add, 'primary'),
      away.length > 0 && button(clubMembersPress('link'), label.link),
      away.length < present.length && button(clubMembersPress('unlink'), label.unlink),
      button(clubMembersPress('tick'), label.tick),
      button(clubMembersPress('end'), label.end),
    ),
    ...(requests.length > 0 ? requestsPart(pageOf(requests, 1, requestsShown), words) : []),
    ...(left.length > 0 ? leftPart(pageOf(left), words) : []),
  )
}

const without = (platform: Platform, members: readonly Member[]) =>
  members.filter(({ accounts }) => accounts[platform] === undefined)

/** One part of the list, whose page was turned. */
export const awayCard = ({ present, platform }: MembersPage, number: number, words: Words): View =>
  view(
    words.members.page.title(present.length),
    ...awayPart(pageOf(without(platform, present), number, namesShown), words),
  )

export const requestsCard = ({ present, requests }: MembersPage, number: number, words: Words): View =>
  view(words.members.page.title(present.length), ...requestsPart(pageOf(requests, number, requestsShown), words))

export const leftCard = ({ present, left }: MembersPage, number: number, words: Words): View =>
  view(words.members.page.title(present.length), ...leftPart(pageOf(left, number), words))

const awayPart = (away: Page<Member>, { members: w, general }: Words): (Block | false)[] => [
  heading(w.page.unconnected),
  paragraph(
    w.names(
      away.items.map(({ name }) => name),
      away.rest,
    ),
  ),
  turning(away, number => clubMembersPress('away', number), general.buttons),
]

/** Strangers call themselves what they like: where there are several, each stands under a label that no other has. */
function requestsPart(requests: Page<LinkRequest>, words: Words): (Block | false)[] {
  const { items } = requests
  const labels = labelsOf(items.map(({ id, name, handle, account }) => ({ id, name, company: handle ?? account })))
  return [
    heading(words.members.page.requests),
    ...items.flatMap((request, n) => [
      items.length > 1 && heading(labels[n]!),
      ...linkAskedCard(request, words).blocks,
    ]),
    turning(requests, number => clubMembersPress('requests', number), words.general.buttons),
  ]
}

/** Who takes a break, and until when; why is asked of nobody. */
const onLeavePart = (present: readonly Member[], { members: w }: Words): (Block | false)[] => {
  const onLeave = present.flatMap(({ name, away }) => (away === null ? [] : [w.page.onLeaveUntil(name, away.until)]))
  return onLeave.length === 0 ? [] : [heading(w.page.onLeave(onLeave.length)), list(onLeave.slice(0, onLeaveShown))]
}

const leftPart = (left: Page<Member>, { members: w, general }: Words): (Block | false)[] => [
  heading(w.page.left),
  list(left.items.map(({ name, leftOn }) => w.page.leftOn(name, leftOn!))),
  actions({
    kind: 'select',
    id: clubMembersPress('undo-end'),
    label: w.press.undoEnd,
    options: optionsOf(left.items),
  }),
  turning(left, number => clubMembersPress('left', number), general.buttons),
]

export const addedCard = ({ member, returned }: { member: Member; returned: boolean }, words: Words): View =>
  toned(
    'good',
    view(
      words.members.addedTitle(member.name),
      paragraph(returned ? words.members.returned() : words.members.added()),
      actions(
        button(clubMembersPress('link'), words.members.press.link),
        button(clubMembersPress('add'), words.members.press.add),
        button(clubMembersPress('end-this', member.id), words.general.buttons.undo),
      ),
    ),
  )

/** Of somebody whose name the club has: `draft` keeps him until it is said whether it is one of these. */
export type AskedWhether = { readonly name: string; readonly alike: readonly Member[]; readonly draft: string }

/** Nobody is a second time on the list in silence: is it one of those who are called so, or somebody else? */
export const inDoubtCard = (asked: AskedWhether, words: Words): View =>
  toned('care', view(words.members.inDoubtTitle(asked.name), ...inDoubtPart(asked, words)))

const inDoubtPart = ({ alike, draft }: AskedWhether, words: Words): Block[] =>
  whichOne(
    { alike, same: id => clubMembersPress('same', draft, id), another: clubMembersPress('another', draft) },
    words,
  )

type WhichOne = {
  readonly alike: readonly Member[]
  /** The press that says it is this one; without one, the select of them all. */
  readonly same: (id?: string) => string
  readonly another: string
}

/** Those who are called like somebody, and the one who he is; or somebody else. */
export const whichOne = ({ alike, same, another }: WhichOne, { members: w }: Words): Block[] => [
  list(alike.slice(0, candidatesShown).map(one => w.knownSince(one))),
  actions(
    ...(alike.length > candidatesShown
      ? chooseMember(same(), w.press.itIsOne, alike)
      : optionsOf(alike).map(({ value, label }) => button(same(value), w.press.itIs(label)))),
    button(another, w.press.another),
  ),
]

export const linkedCard = (member: Member, words: Words): View =>
  toned(
    'good',
    view(
      words.members.linkedTitle(member.name),
      paragraph(words.members.linked()),
      actions(button(clubMembersPress('unlink-this', member.id), words.general.buttons.undo)),
    ),
  )

export const unlinkedCard = (member: Member, words: Words): View => view(words.members.unlinkedTitle(member.name))

export const endedCard = (member: Member, words: Words): View =>
  view(
    words.members.endedTitle(member.name),
    paragraph(words.members.ended()),
    actions(button(clubMembersPress('undo-end', member.id), words.general.buttons.undo)),
  )

/** Somebody was put on the list and is not after all; who had left it before has left as he had. */
export const offTheListCard = (member: Member, words: Words): View =>
  view(
    words.members.offTheListTitle(member.name),
    paragraph(words.members.offTheList()),
    actions(button(clubMembersPress('add'), words.members.press.add)),
  )

export const endUndoneCard = (member: Member, words: Words): View =>
  view(words.members.endUndoneTitle(member.name), paragraph(words.members.endUndone()))

/** `asked`: those of whom it has to be said first whether the club has them already; the first few, and how many more. */
export const tickedCard = (
  { added, skipped, asked }: { added: number; skipped: readonly string[]; asked: readonly AskedWhether[] },
  words: Words,
): View =>
  toned(
    asked.length > 0 ? 'care' : 'good',
    view(
      words.members.tickedTitle(added),
      (added > 0 || skipped.length > 0) && paragraph(words.members.ticked(skipped)),
      ...asked
        .slice(0, requestsShown)
        .flatMap(one => [heading(words.members.inDoubtTitle(one.name)), ...inDoubtPart(one, words)]),
      asked.length > requestsShown && note(words.members.moreInDoubt(asked.length - requestsShown)),
    ),
  )

/** Nothing to choose from: said instead of an empty form. */
export const sentenceCard = (title: string): View => view(title)

export const organizersCard = (organizers: readonly Member[], words: Words): View =>
  view(
    words.members.organizersTitle,
    paragraph(
      words.members.names(
        organizers.map(({ name }) => name),
        0,
      ),
    ),
    note(words.members.organizersSay()),
    actions(
      button(clubOrganizersPress('add'), words.members.press.add, 'primary'),
      organizers.length > 1 && button(clubOrganizersPress('remove'), words.members.press.remove),
    ),
  )

export const namedCard = (member: Member, words: Words): View =>
  view(
    words.members.namedTitle(member.name),
    actions(button(clubOrganizersPress('remove-this', member.id), words.general.buttons.undo)),
  )

export const releasedCard = (member: Member, words: Words): View =>
  view(
    words.members.releasedTitle(member.name),
    actions(button(clubOrganizersPress('add-this', member.id), words.general.buttons.undo)),
  )

export const youAreOrganizerCard = (by: string, words: Words): View =>
  view(words.members.youAreTitle, paragraph(words.members.youAre(by)))

/** What that becomes when the role was taken from him, or given up by him. */
export const noOrganizerCard = (words: Words): View =>
  view(words.members.youAreNotTitle, paragraph(words.members.youAreNot()))

/** Once, to someone whose account is no member's and who types what is for members: the sentence, and the question. */
export const askWhoCard = (sentence: string, words: Words): View =>
  view(sentence, paragraph(words.members.ask()), actions(button(linkPress('ask'), words.members.press.onTheList)))

export const askedWhoCard = (words: Words): View => view(words.members.askedTitle, paragraph(words.members.asked()))

export const notConfirmedCard = (organizers: readonly string[], words: Words): View =>
  view(words.members.notConfirmedTitle, paragraph(words.members.notConfirmed(organizers)))

/** A newcomer is led through his profile from here, if he likes (`led`): it is the first that he reads. */
export const youAreLinkedCard = (
  { club, name, platform, led }: { club: string; name: string; platform: Platform; led: boolean },
  words: Words,
): View =>
  view(
    words.members.youAreLinkedTitle(club),
    paragraph(words.members.youAreLinked(name, platform)),
    ...(led ? leadingBlocks(words) : []),
    actions(button(linkPress('not-me', platform), words.members.press.notMe)),
  )

export const unlinkedYouCard = (words: Words): View =>
  view(words.members.unlinkedYouTitle, paragraph(words.members.unlinkedYou()))

/** For the organizers: who an account says to be; confirmed by a human, never by likeness. */
export function linkAskedCard(request: LinkRequest, words: Words): View {
  const { members: w } = words
  const { id, name, platform, account, handle, meant, mayBe, decision, decidedBy } = request
  const candidates = meant ? [meant] : mayBe
  const open = decision === null
  return view(
    w.linkAskedTitle(name),
    open &&
      paragraph(
        w.linkAsked(
          name,
          platform,
          candidates.map(one => one.name),
        ),
      ),
    // Whoever likes calls himself like a member: what he cannot choose stands beside it.
    open && paragraph(w.linkAccount(handle, account)),
    decision === 'asked anew' && paragraph(w.linkAskedAnew()),
    !open &&
      decision !== 'asked anew' &&
      paragraph(w.linkDecided(decidedBy?.name ?? null, decision === 'yes' ? (meant?.name ?? null) : null)),
    open &&
      actions(
        meant !== null && button(clubMembersPress('link-yes', id), w.press.yesIs(meant.name), 'primary'),
        ...(mayBe.length > candidatesShown
          ? []
          : optionsOf(mayBe).map(({ value, label }) =>
              button(clubMembersPress('link-as', id, value), w.press.yesIs(label)),
            )),
        button(clubMembersPress('link-choose', id), w.press.choose),
        button(clubMembersPress('link-no', id), w.press.no),
      ),
  )
}

/** For the organizers: something a member did for these waits, since nobody knows their accounts. */
export const linkWantedCard = (names: readonly string[], words: Words): View =>
  view(
    words.members.linkWantedTitle,
    names.length > 0 && paragraph(words.members.linkWanted(names)),
    names.length > 0 && actions(button(clubMembersPress('link'), words.members.press.link, 'primary')),
  )

export const codeCard = (member: Member, words: Words): View =>
  toned('good', view(words.members.codeTitle(member.name), paragraph(words.members.code())))

/** Whoever types a code and is who he is already: nothing is wrong, and nothing is left to do. */
export const linkedBeforeCard = ({ name }: Pick<Member, 'name'>, words: Words): View =>
  toned('good', view(words.members.linkedBeforeTitle(name), paragraph(words.members.linkedBefore())))

export type Confirmed = {
  readonly name: string
  readonly platform: Platform
  readonly administrator: string
  /** Already linked, and made an organizer; or an organizer, to whom the code of the import linked an account. */
  readonly how: 'linked' | 'code'
  readonly at: Temporal.Instant
}

export const organizerConfirmedCard = (confirmed: Confirmed, words: Words): View =>
  view(words.members.confirmedTitle(confirmed.name), paragraph(words.members.confirmed(confirmed)))
