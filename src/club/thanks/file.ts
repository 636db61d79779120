import { topicFile } from '../file.ts'
import { none } from '../topic.ts'

export const thanksFile = topicFile({
  file: 'thanks.csv',
  table: 'thanks',
  size: 'many',
  names: { from_member: 'from_id', to_member: 'to_id', referral: 'referral_id' },
  withdrawn: 'withdrawn_at',
  derived: none,
  letsIn: none,
  exported: none,
  lines: {
    kinds: ['thanks-given'],
    speakOf: [],
    of: ({ from_member, to_member, thanked_at }, id, { member }) => [
      {
        kind: 'thanks-given',
        by: member(from_member),
        for: member(to_member),
        at: thanked_at.at,
        record: 'thanks',
        recordId: id,
      },
    ],
  },
  ahead: none,
})
