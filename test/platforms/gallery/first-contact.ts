import * as firstContact from '../../../src/club/members/first-contact.ts'
import { noticeTold } from '../../../src/club/privacy/notice-told.ts'
import { keptDays } from '../../../src/club/privacy/rules.ts'
import { referralNotices } from '../../../src/club/referrals/notices.ts'
import type { Words } from '../../../src/words/words.ts'
import { lea, marc, referral, uuid } from '../../kit/records.ts'
import type { Of } from './of.ts'

export const contact = (words: Words): Of<typeof firstContact> => {
  const c = firstContact
  const [kind] = referralNotices
  const notice = { id: uuid(99), kind: kind!, arguments: {}, facts: referral, off: false }
  const optional = { ...notice, kind: { ...kind!, optional: true } }
  const first = c.dataNotice(words, noticeTold({}))
  return {
    callCard: [c.callCard({ member: lea }, words)],
    allReadCard: [c.allReadCard(words)],
    withCard: [c.withCard(c.helloCard(words, [], false), c.openedCard(notice, lea, words, [], 2))],
    withWay: [c.withWay(c.helloCard(words, [], false), lea, 3, words)],
    welcomeCard: [c.welcomeCard('Le *Cercle*', words)],
    helloCard: [c.helloCard(words, [], false), c.helloCard(words, first, true)],
    openedCard: [
      first,
      c.dataNotice(words, { weighsItsOwnWay: true, kept: keptDays({ keep: { nudges: 30, acts: 800 } }) }),
    ].map(data => c.openedCard(notice, marc, words, data)),
    withLanguage: [c.withLanguage(c.allReadCard(words), words)],
    whyCard: [notice, optional, { ...optional, off: true }].map(one => c.whyCard(one, words)),
    switchedCard: [true, false].map(wanted => c.switchedCard(notice, wanted, words)),
  }
}
