import { topicFile } from '../file.ts'
import type { Noted } from '../ledger/note.ts'
import { none } from '../topic.ts'
import { closesSoon, closing, reminder } from './kinds.ts'
import { asksAbout } from './remind.ts'
import { isClosed, prospectKey } from './rules.ts'

type When = { readonly at: Temporal.Instant }

const touchedAt = ({ status_at, given_at }: { readonly status_at: When | null; readonly given_at: When }) =>
  status_at?.at ?? given_at.at

export const referralsFile = topicFile({
  file: 'referrals.csv',
  table: 'referral',
  size: 'many',
  names: { giver: 'giver_id', receiver: 'receiver_id' },
  withdrawn: 'withdrawn_at',
  derived: (row, club) => {
    const { prospect_name: name, prospect_phone: phone, prospect_email: email, prospect_company: company } = row
    // The mark by which a prospect is recognised goes with his contact details.
    const key =
      name || phone || email
        ? prospectKey({
            name: name ?? undefined,
            company: company ?? undefined,
            phone: phone ?? undefined,
            email: email ?? undefined,
          })
        : null
    return {
      prospect_key: key === null ? null : club.sealer.fingerprint(key),
      // Of an imported one its own dates count, in every sentence.
      touched_at: isClosed(row.status) ? null : touchedAt(row),
    }
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
