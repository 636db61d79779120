import { type Context, defineCommand, defineForm } from '../../src/club/context.ts'
import { addMember } from '../../src/club/members/add.ts'
import {
  addedCard,
  endedCard,
  endUndoneCard,
  linkAskedCard,
  linkedCard,
  membersCard,
  saidCard,
  tickedCard,
  unlinkedCard,
} from '../../src/club/members/cards.ts'
import { endMembership, undoEnd } from '../../src/club/members/end.ts'
import { linkAccount, unlinkMember } from '../../src/club/members/link.ts'
import { confirmLink, decidedAlready, linkRequestById, refuseLink } from '../../src/club/members/link-request.ts'
import { membersPage } from '../../src/club/members/page.ts'
import { memberOf, presentMembers, unlinkedMembers } from '../../src/club/members/queries.ts'
import { tickMembers } from '../../src/club/members/tick.ts'
import { asOptions, unlinkedPeople } from '../../src/club/setup/people-here.ts'
import { ask, type Outcome, recordOf, redrawn, replace, show } from '../../src/grammar/define.ts'
import { aMember, anEmail, oneOf, oneOfThese, optional, someOf, someText } from '../../src/grammar/questions.ts'
import { noId } from '../../src/terms/id.ts'
import { isRefusal, refuse } from '../../src/terms/refusals.ts'
import { plainLine } from '../../src/view/plain.ts'
import type { Line } from '../../src/view/view.ts'
import { roomFor } from '../../src/words/room.ts'

export default defineCommand('club-members', {
  under: 'club',
  who: 'organizer',
  run: (_, context) => open(context),
  buttons: {
    open: (_, context) => open(context),
    add: async () => ask('add'),
    async link(_, context) {
      const people = await unlinkedPeople(context.club, context)
      const members = await unlinkedMembers(context.club, context.platform)
      if (members.length === 0) return said(context, context.words.members.everybodyLinked())
      if (typeof people === 'string') return said(context, context.words.members.peopleUnseen[people]())
      if (people.length === 0) return said(context, context.words.members.nobodyToTick())
      return ask('link', { options: { member: asOptions(members), account: asOptions(people) } })
    },
    async unlink(_, { club, platform }) {
      const linked = (await presentMembers(club)).filter(({ accounts }) => accounts[platform] !== undefined)
      return ask('unlink', { options: { member: asOptions(linked) } })
    },
    end: async () => ask('end'),
    async tick(_, context) {
      const people = await unlinkedPeople(context.club, context)
      if (typeof people === 'string') return said(context, context.words.members.peopleUnseen[people]())
      if (people.length === 0) return said(context, context.words.members.nobodyToTick())
      return ask('tick', { options: { who: asOptions(people) } })
    },
    async 'end-this'({ about }, { club, by, words }) {
      const member = await memberOf(club, about)
      if (!member) return refuse('no longer possible', {})
      const ended = await endMembership(club, { by, member })
      return isRefusal(ended) ? ended : replace(endedCard(ended, words))
    },
    async 'undo-end'(pressed, { club, by, words }) {
      const member = await memberOf(club, recordOf(pressed))
      if (!member) return refuse('no longer possible', {})
      const back = await undoEnd(club, { by, member })
      return isRefusal(back) ? back : show(endUndoneCard(back, words))
    },
    async 'unlink-this'({ about }, { club, by, platform, words }) {
      const member = await memberOf(club, about)
      if (!member) return refuse('no longer possible', {})
      return replace(unlinkedCard(await unlinkMember(club, { by, member, platform }), words))
    },
    async 'link-yes'({ about }, { club, by, words }) {
      const request = await linkRequestById(club, about ?? noId)
      const before = request && decidedAlready(request)
      if (before) return before
      if (!request?.meant) return refuse('no longer possible', {})
      const confirmed = await confirmLink(club, { by, request: request.id, member: request.meant })
      return isRefusal(confirmed) ? confirmed : redrawn(linkAskedCard(confirmed, words))
    },
    async 'link-no'({ about }, { club, by, words }) {
      const refused = await refuseLink(club, { by, request: about ?? noId })
      return isRefusal(refused) ? refused : redrawn(linkAskedCard(refused, words))
    },
    async 'link-choose'({ about }, context) {
      const request = await linkRequestById(context.club, about ?? noId)
      if (!request || request.decision !== null) return refuse('no longer possible', {})
      const members = await unlinkedMembers(context.club, request.platform)
      if (members.length === 0) return said(context, context.words.members.everybodyLinked())
      return ask('choose', { about: request.id, options: { member: asOptions(members) } })
    },
  },
  forms: {
    add: defineForm(
      {
        name: someText({ max: 120 }),
        email: optional(anEmail()),
        company: optional(someText({ max: 160 })),
        activity: optional(someText({ max: 300 })),
        sponsor: optional(aMember()),
        language: optional(oneOf(['fr', 'en'])),
      },
      async (member, { club, by, words }) => {
        const added = await addMember(club, { by, member })
        return isRefusal(added) ? added : show(addedCard(added, words))
      },
    ),
    link: defineForm(
      { member: oneOfThese(), account: oneOfThese({ of: 'accounts' }) },
      async ({ member, account }, context) => {
        const { club, by, platform, place, words } = context
        const one = await memberOf(club, member)
        if (!one) return refuse('no longer possible', {})
        const linked = await linkAccount(club, { platform, place, account, member: one, by, active: false })
        return isRefusal(linked) ? linked : show(linkedCard(linked, words))
      },
    ),
    unlink: defineForm({ member: oneOfThese() }, async ({ member }, { club, by, platform, words }) => {
      const one = await memberOf(club, member)
      if (!one) return refuse('no longer possible', {})
      return show(unlinkedCard(await unlinkMember(club, { by, member: one, platform }), words))
    }),
    end: defineForm({ member: aMember() }, async ({ member }, { club, by, words }) => {
      const ended = await endMembership(club, { by, member })
      return isRefusal(ended) ? ended : show(endedCard(ended, words))
    }),
    tick: defineForm({ who: someOf({ of: 'accounts' }) }, async ({ who }, context) => {
      const { club, by, platform, place, words } = context
      const seen = await unlinkedPeople(club, context)
      if (typeof seen === 'string') return said(context, words.members.peopleUnseen[seen]())
      const people = seen.filter(({ account }) => who.includes(account))
      const { added, skipped } = await tickMembers(club, { by, platform, place, people })
      if (who.length > 0 && added.length + skipped.length === 0) return refuse('done already', { by: null })
      return show(tickedCard(added.length, skipped, words))
    }),
    choose: defineForm({ member: oneOfThese() }, async ({ member }, { club, by, words }, about) => {
      const one = await memberOf(club, member)
      if (!one) return refuse('no longer possible', {})
      const confirmed = await confirmLink(club, { by, request: about ?? noId, member: one })
      return isRefusal(confirmed) ? confirmed : show(linkAskedCard(confirmed, words))
    }),
  },
})

const open = async ({ club, platform, words }: Context): Outcome =>
  show(membersCard(await membersPage(club, platform), words))

/** A sentence instead of an empty form. */
const said = ({ by }: Context, sentence: Line) => show(saidCard(plainLine(sentence, roomFor(by.reads))))
