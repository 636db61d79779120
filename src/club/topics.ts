import { admission } from './admission/face.ts'
import { apart } from './apart/face.ts'
import { asks } from './asks/face.ts'
import { business } from './business/face.ts'
import { calendar } from './calendar/face.ts'
import { checkIn } from './check-in/face.ts'
import { digest } from './digest/face.ts'
import { directory } from './directory/face.ts'
import { disputes } from './disputes/face.ts'
import { introductions } from './introductions/face.ts'
import { leaves } from './leaves/face.ts'
import { ledger } from './ledger/face.ts'
import { meetings } from './meetings/face.ts'
import { members } from './members/face.ts'
import { memo } from './memo/face.ts'
import { nudges } from './nudges/face.ts'
import { oneToOnes } from './one-to-ones/face.ts'
import { pairing } from './pairing/face.ts'
import { parting } from './parting/face.ts'
import { presence } from './presence/face.ts'
import { privacy } from './privacy/face.ts'
import { problems } from './problems/face.ts'
import { profiles } from './profiles/face.ts'
import { prospects } from './prospects/face.ts'
import { referrals } from './referrals/face.ts'
import { sectors } from './sectors/face.ts'
import { setup } from './setup/face.ts'
import { standing } from './standing/face.ts'
import { thanks } from './thanks/face.ts'
import type { Topic } from './topic.ts'
import { trades } from './trades/face.ts'

/** Every topic of the club, by hand: whoever needs something of all of them finds it here, in this order. */
export const topics: readonly Topic[] = [
  members,
  profiles,
  leaves,
  setup,
  introductions,
  referrals,
  prospects,
  thanks,
  directory,
  asks,
  problems,
  oneToOnes,
  apart,
  meetings,
  checkIn,
  disputes,
  calendar,
  admission,
  ledger,
  standing,
  nudges,
  memo,
  parting,
  digest,
  business,
  presence,
  privacy,
  pairing,
  sectors,
  trades,
]
