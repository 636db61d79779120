import { nothing, pressing, record } from '../grammar/press.ts'

/** The buttons under every message. They carry its id alone: what kind it is stands in no button. */
export const noticePress = pressing('notice', {
  why: record,
  off: record,
  on: record,
  /** Of the member for whom something waits; in old messages of the notice itself. */
  open: record,
  hello: nothing,
})
