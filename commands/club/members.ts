import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { addMember } from '../../src/club/members/add.ts'
import {
  type AskedWhether,
  addedCard,
  awayCard,
  endedCard,
  endUndoneCard,
  inDoubtCard,
  leftCard,
  linkAskedCard,
  linkedCard,
  membersCard,
  offTheListCard,
  requestsCard,
  sentenceCard,
  tickedCard,
  unlinkedCard,
} from '../../src/club/members/cards.ts'
import { endMembership, undoEnd } from '../../src/club/members/end.ts'
import { answerDoubt, keepNewcomer } from '../../src/club/members/in-doubt.ts'
import { takeOffTheList } from '../../src/club/members/joinings.ts'
import { linkAccount, profileLanguage, unlinkMember } from '../../src/club/members/link.ts'
import { confirmLink, decidedAlready, linkRequestById, refuseLink } from '../../src/club/members/link-request.ts'
import { membersPage } from '../../src/club/members/page.ts'
import { clubMembersPress } from '../../src/club/members/presses.ts'
import { memberOf, presentMembers, unlinkedMembers } from '../../src/club/members/queries.ts'
import { type InDoubt, tickMembers } from '../../src/club/members/tick.ts'
import { asOptions, unlinkedPeople } from '../../src/club/setup/people-here.ts'
import { ask, type Outcome, redrawn, replace, show, unlessRefused } from '../../src/grammar/define.ts'
import { aMember, anEmail, oneOf, oneOfThese, optional, someOf, someText } from '../../src/grammar/questions.ts'
import { refuse } from '../../src/terms/refusals.ts'
import { plainLine } from '../../src/view/plain.ts'
import type { Line } from '../../src/view/view.ts'
import { roomFor } from '../../src/words/room.ts'

export default defineCommand(clubMembersPress, {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: {
    open: (_, context) => open(context),
    away: (number, context) => turnTo(awayCard, number, context),
    requests: (number, context) => turnTo(requestsCard, number, context),
    left: (number, context) => turnTo(leftCard, number, context),
    add: async () => ask(clubMembersPress, 'add'),
    async link(_, context) {
      const people = await unlinkedPeople(context.club, context)
      const members = await unlinkedMembers(context.club, context.platform)
      if (members.length === 0) return showSentence(context, context.words.members.everybodyLinked())
      if (typeof people === 'string') return showSentence(context, context.words.members.peopleUnseen[people]())
      if (people.length === 0) return showSentence(context, context.words.members.nobodyToTick())
      return ask(clubMembersPress, 'link', { options: { member: asOptions(members), account: asOptions(people) } })
    },
    async unlink(_, { club, platform }) {
      const linked = (await presentMembers(club)).filter(({ accounts }) => accounts[platform] !== undefined)
      return ask(clubMembersPress, 'unlink', { options: { member: asOptions(linked) } })
    },
    end: async () => ask(clubMembersPress, 'end'),
    async tick(_, context) {
      const people = await unlinkedPeople(context.club, context)
      if (typeof people === 'string') return showSentence(context, context.words.members.peopleUnseen[people]())
      if (people.length === 0) return showSentence(context, context.words.members.nobodyToTick())
      return ask(clubMembersPress, 'tick', { options: { who: asOptions(people) } })
    },
    'end-this': (id, { club, by, words }) =>
      unlessRefused(memberOf(club, id), member =>
        unlessRefused(takeOffTheList(club, { by, member }), ({ off, undone }) =>
          replace(undone ? offTheListCard(off, words) : endedCard(off, words)),
        ),
      ),
    'undo-end': (id, { club, by, words }) =>
      unlessRefused(memberOf(club, id), member =>
        unlessRefused(undoEnd(club, { by, member }), back => show(endUndoneCard(back, words))),
      ),
    'unlink-this': (id, { club, by, platform, words }) =>
      unlessRefused(memberOf(club, id), async member =>
        replace(unlinkedCard(await unlinkMember(club, { by, member, platform }), words)),
      ),
    same: ({ one: draft, other: member }, context) => settle(context, draft, member),
    another: (draft, context) => settle(context, draft, null),
    'link-as': ({ one: request, other: id }, { club, by, words }) =>
      unlessRefused(memberOf(club, id), member =>
        unlessRefused(confirmLink(club, { by, request, member }), done => redrawn(linkAskedCard(done, words))),
      ),
    async 'link-yes'(id, { club, by, words }) {
      const request = await linkRequestById(club, id)
      const before = request && decidedAlready(request)
      if (before) return before
      if (!request?.meant) return refuse('no longer possible', {})
      const confirmed = confirmLink(club, { by, request: request.id, member: request.meant })
      return unlessRefused(confirmed, done => redrawn(linkAskedCard(done, words)))
    },
    'link-no': (request, { club, by, words }) =>
      unlessRefused(refuseLink(club, { by, request }), refused => redrawn(linkAskedCard(refused, words))),
    async 'link-choose'(id, context) {
      const request = await linkRequestById(context.club, id)
      if (!request || request.decision !== null) return refuse('no longer possible', {})
      const members = await unlinkedMembers(context.club, request.platform)
      if (members.length === 0) return showSentence(context, context.words.members.everybodyLinked())
      return ask(clubMembersPress, 'choose', { about: request.id, options: { member: asOptions(members) } })
    },
  },
  forms: {
    add: defineForm(
      {
        name: someText({ max: 120 }),
        email: optional(anEmail()),
        company: optional(someText({ max: 160 })),
        activity: optional(someText({ max: 200 })),
        sponsor: optional(aMember()),
        language: optional(oneOf(['fr', 'en'])),
      },
      (member, { club, by, drafts, words }) =>
        unlessRefused(addMember(club, { by, member }), async added => {
          if (!('alike' in added)) return show(addedCard(added, words))
          const draft = await keepNewcomer(drafts, { member })
          return show(inDoubtCard({ name: member.name, alike: added.alike, draft }, words))
        }),
    ),
    link: defineForm(
      { member: oneOfThese(), account: oneOfThese({ of: 'accounts' }) },
      ({ member: id, account }, { club, by, platform, place, words }) =>
        unlessRefused(memberOf(club, id), async member => {
          const his = { platform, place, account }
          const language = await profileLanguage(club, his)
          return unlessRefused(linkAccount(club, { ...his, member, by, language, active: false }), linked =>
            show(linkedCard(linked, words)),
          )
        }),
    ),
    unlink: defineForm({ member: oneOfThese() }, ({ member: id }, { club, by, platform, words }) =>
      unlessRefused(memberOf(club, id), async member =>
        show(unlinkedCard(await unlinkMember(club, { by, member, platform }), words)),
      ),
    ),
    end: defineForm({ member: aMember() }, ({ member }, { club, by, words }) =>
      unlessRefused(endMembership(club, { by, member }), ended => show(endedCard(ended, words))),
    ),
    tick: defineForm({ who: someOf({ of: 'accounts' }) }, async ({ who }, context) => {
      const { club, by, platform, place, words } = context
      const seen = await unlinkedPeople(club, context)
      if (typeof seen === 'string') return showSentence(context, words.members.peopleUnseen[seen]())
      const people = seen.filter(({ account }) => who.includes(account))
      const { added, inDoubt, skipped } = await tickMembers(club, { by, platform, place, people })
      if (who.length > 0 && added.length + inDoubt.length + skipped.length === 0)
        return refuse('done already', { by: null })
      const asked = await Promise.all(inDoubt.map(one => askWhether(context, one)))
      return show(tickedCard({ added: added.length, skipped, asked }, words))
    }),
    choose: defineForm({ member: oneOfThese() }, ({ member: id }, { club, by, words }, request) =>
      unlessRefused(memberOf(club, id), member =>
        unlessRefused(confirmLink(club, { by, request, member }), done => show(linkAskedCard(done, words))),
      ),
    ),
  },
})

/** Keeps somebody ticked until it is said whether the club has him already. */
async function askWhether({ drafts }: Context, { somebody, alike }: InDoubt): Promise<AskedWhether> {
  const { name, account, zone, language, email, fullMember } = somebody
  const member = { name, ...(fullMember && email !== undefined ? { email } : {}) }
  return { name, alike, draft: await keepNewcomer(drafts, { member, account: { account, zone, language } }) }
}

/** It is said whether somebody is a member whom the club has, or another. */
const settle = ({ club, by, drafts, platform, place, words }: Context, draft: string, is: string | null): Outcome =>
  unlessRefused(answerDoubt(club, { by, drafts, draft, is, platform, place }), added =>
    replace(
      added.returned || !added.member.accounts[platform] ? addedCard(added, words) : linkedCard(added.member, words),
    ),
  )

const open = async ({ club, platform, words }: Context): Outcome =>
  show(membersCard(await membersPage(club, platform), words))

/** Another page of a part of the list. */
const turnTo = async (card: typeof awayCard, number: number, { club, platform, words }: Context): Outcome =>
  replace(card(await membersPage(club, platform), number, words))

/** A sentence instead of an empty form. */
const showSentence = ({ by }: Context, sentence: Line) => show(sentenceCard(plainLine(sentence, roomFor(by.reads))))
