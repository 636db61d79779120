import { dialled, phoneCountry } from '../../terms/phones.ts'
import { isClosed } from '../../terms/referral.ts'
import { topicFile } from '../file.ts'
import type { Noted } from '../ledger/note.ts'
import { allWhoAsked } from '../prospects/wish.ts'
import { none } from '../topic.ts'
import { closesSoon, closing, reminder } from './kinds.ts'
import { prospectMarks, withNumber } from './known-by.ts'
import { asksAbout } from './remind.ts'

type When = { readonly at: Temporal.Instant }

const touchedAt = ({ status_at, given_at }: { readonly status_at: When | null; readonly given_at: When }) =>
  status_at?.at ?? given_at.at

/** What of a row tells of its prospect. */
const ofNobody = {
  ...{ prospect_name: null, prospect_company: null, prospect_phone: null, prospect_email: null, need: null },
}

/** Nobody is asked any more what came of it. */
const ended = <At>({ status_at, given_at }: { readonly status_at: At | null; readonly given_at: At }) => ({
  ...{ status: 'no-answer' as const, closed_at: status_at ?? given_at },
})

export const referralsFile = topicFile({
  file: 'referrals.csv',
  table: 'referral',
  size: 'many',
  names: { giver: 'giver_id', receiver: 'receiver_id' },
  withdrawn: 'withdrawn_at',
  derived: (row, club, id) => {
    const { prospect_name: name, prospect_phone: phone, prospect_email: email, prospect_company: company } = row
    const e164 = dialled(phone, phoneCountry(club))
    const said = { name: name ?? undefined, company: company ?? undefined, phone: phone ?? undefined }
    return {
      prospect_e164: e164 === undefined ? null : club.sealer.seal('referral', 'prospect_e164', id, e164),
      // The marks by which a prospect is recognised go with his contact details.
      prospect_keys: name || phone || email ? prospectMarks(club, { ...said, email: email ?? undefined }) : null,
      // Of an imported one its own dates count, in every sentence.
      touched_at: isClosed(row.status) ? null : touchedAt(row),
    }
  },
  letsIn: async (rows, club) => {
    const hasAsked = await allWhoAsked(club)
    return rows.map(row => {
      const { prospect_name: name, prospect_phone: phone, prospect_email: email } = row
      const who = withNumber(club, { name: name ?? undefined, phone: phone ?? undefined, email: email ?? undefined })
      return hasAsked(who) ? { ...row, ...ofNobody, ...(isClosed(row.status) ? {} : ended(row)) } : row
    })
  },
  exported: none,
  lines: {
    kinds: ['referral-given', 'referral-confirmed', 'referral-denied', 'referral-rated', 'referral-step'],
    speakOf: [],
    of: (row, id, { member }) => {
      const giver = member(row.giver)
      const receiver = member(row.receiver)
      const given = row.given_at.at
      const record = { record: 'referral', recordId: id }
      // On what day it was confirmed or rated is not in the file: those lines bear the day it was given.
      const answer = (kind: Noted['kind'], at = given): Noted => ({ kind, by: receiver, for: giver, at, ...record })
      const lines: Noted[] = [{ kind: 'referral-given', by: giver, for: receiver, at: given, ...record }]
      if (row.confirmed !== null) lines.push(answer(row.confirmed ? 'referral-confirmed' : 'referral-denied'))
      if (row.quality !== null) lines.push(answer('referral-rated'))
      // Nobody did anything when a referral went unanswered.
      if (row.status !== 'new' && row.status !== 'no-answer') {
        const reached = row.closed_at?.at ?? row.status_at?.at ?? given
        lines.push({ ...answer('referral-step', reached), detail: row.status })
      }
      return lines
    },
  },
  ahead: {
    notices: [reminder, closesSoon],
    duties: [closing],
    of: (row, id, { club, refers, dayFor }) => {
      const { status, giver, receiver } = row
      if (isClosed(status)) return null
      const between = { giver: refers.member(giver), receiver: refers.member(receiver) }
      const asked = asksAbout(club, { id, status, touchedAt: touchedAt(row) }, between, dayFor(receiver))
      return asked && { notices: asked.notices, duties: [closing.of(id, asked.closes)] }
    },
  },
})
