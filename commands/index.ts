import type { AnyCommand } from '../src/club/context.ts'
import apart from './apart.ts'
import apply from './apply.ts'
import ask from './ask.ts'
import calendar from './calendar.ts'
import candidate from './candidate.ts'
import clubAudit from './club/audit.ts'
import balance from './club/balance.ts'
import business from './club/business.ts'
import clubCandidates from './club/candidates.ts'
import clubCommittee from './club/committee.ts'
import digest from './club/digest.ts'
import clubGuests from './club/guests.ts'
import clubKeeping from './club/keeping.ts'
import clubMeetings from './club/meetings.ts'
import clubMembers from './club/members.ts'
import nudges from './club/nudges.ts'
import clubOrganizers from './club/organizers.ts'
import clubPairs from './club/pairs.ts'
import presence from './club/presence.ts'
import clubProspects from './club/prospects.ts'
import rollCall from './club/roll-call.ts'
import clubSettings from './club/settings.ts'
import clubWeekly from './club/weekly.ts'
import clubWeights from './club/weights.ts'
import club from './club.ts'
import directory from './directory.ts'
import door from './door.ts'
import guest from './guest.ts'
import help from './help.ts'
import intro from './intro.ts'
import link from './link.ts'
import meeting from './meeting.ts'
import myData from './my-data.ts'
import offer from './offer.ts'
import oneToOne from './one-to-one.ts'
import parting from './parting.ts'
import pause from './pause.ts'
import problem from './problem.ts'
import profile from './profile.ts'

import refer from './refer.ts'
import referrals from './referrals.ts'
import round from './round.ts'
import series from './series.ts'
import standing from './standing.ts'
import thanks from './thanks.ts'

/** Every command, by hand: a file that is not here is not a command (a test says the list equals the folder). */
export const commands: readonly AnyCommand[] = [
  intro,
  oneToOne,
  apart,
  round,
  refer,
  referrals,
  thanks,
  ask,
  offer,
  problem,
  meeting,
  series,
  calendar,
  door,
  rollCall,
  guest,
  apply,
  candidate,
  clubCandidates,
  clubCommittee,
  clubGuests,
  directory,
  standing,
  pause,
  parting,
  profile,
  digest,
  balance,
  business,
  presence,
  nudges,
  myData,
  club,
  clubMembers,
  clubOrganizers,
  clubSettings,
  clubMeetings,
  clubKeeping,
  clubAudit,
  clubWeekly,
  clubWeights,
  clubPairs,
  clubProspects,
  link,
  help,
]
