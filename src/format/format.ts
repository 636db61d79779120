import { proposedActs } from '../terms/act.ts'
import { sectorFamilies } from '../terms/sector.ts'
import {
  amount,
  anyInstant,
  bool,
  type Column,
  date,
  hidden,
  id,
  instant,
  int,
  oneOf,
  pastDate,
  phone,
  plain,
  type RowOf,
  ref,
  required,
  someOf,
  text,
  unique,
} from './columns.ts'

/** The import and export format, version 1: every file with its columns, in canonical order, and the French words understood. */

export const formatVersion = 1

const member = ref('members.csv')
const yesNo = { oui: 'yes', non: 'no' }

export const format = {
  'club.csv': {
    identity: ['external_id'],
    columns: {
      external_id: required(id),
      format_version: required(int(0, 9999)),
      name: required(text(120)),
      zone: required(plain('zone')),
      language: required(plain('language')),
      region_code: text(20),
      city: text(80),
      cadence: oneOf(['weekly', 'fortnightly', 'monthly', 'quarterly', 'irregular'], {
        hebdomadaire: 'weekly',
        quinzaine: 'fortnightly',
        bimensuel: 'fortnightly',
        mensuel: 'monthly',
        trimestriel: 'quarterly',
        irrégulier: 'irregular',
      }),
      meeting_weekday: oneOf(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], {
        lundi: 'mon',
        mardi: 'tue',
        mercredi: 'wed',
        jeudi: 'thu',
        vendredi: 'fri',
        samedi: 'sat',
        dimanche: 'sun',
      }),
      meeting_time: plain('time'),
      meeting_place: text(200),
      visitor_limit: int(0, 12),
      founded_on: pastDate,
      currency: plain('currency'),
      history_from: date,
      history_until: date,
      country: plain('country'),
      address: oneOf(['vous', 'tu']),
    },
  },
  'members.csv': {
    identity: ['external_id'],
    columns: {
      external_id: required(id),
      name: required(text(120)),
      email: unique(hidden(plain('email'))),
      phone: hidden(phone),
      company: text(160),
      job_title: text(120),
      activity: text(200),
      speciality: text(200),
      sector_family: oneOf(sectorFamilies, {
        industrie: 'industry',
        btp: 'construction',
        bâtiment: 'construction',
        négoce: 'trade',
        commerce: 'trade',
        public: 'public-education-health',
        enseignement: 'public-education-health',
        santé: 'public-education-health',
      }),
      naf_code: plain('naf'),
      naf_nomenclature: oneOf(['naf-rev2', 'naf-2025']),
      liberal: bool,
      seeks: text(500),
      offers: text(500),
      joined_on: required(pastDate),
      left_on: date,
      sponsor: member,
      role: someOf(['member', 'organizer', 'committee'], {
        membre: 'member',
        bureau: 'organizer',
        commission: 'committee',
        "commission d'admission": 'committee',
      }),
      language: plain('language'),
      zone: plain('zone'),
      slack_user_id: unique(plain('slack-id')),
      discord_user_id: unique(plain('discord-id')),
      scoring_objected_on: pastDate,
    },
  },
  'leaves.csv': {
    identity: ['external_id'],
    columns: {
      external_id: required(id),
      member: required(member),
      from_on: required(date),
      until_on: date,
    },
  },
  'meetings.csv': {
    identity: ['external_id'],
    columns: {
      external_id: required(id),
      title: text(160),
      starts_at: required(anyInstant),
      ends_at: anyInstant,
      zone: plain('zone'),
      place: text(200),
      status: required(
        oneOf(['planned', 'held', 'cancelled', 'holiday'], {
          prévue: 'planned',
          tenue: 'held',
          annulée: 'cancelled',
          congés: 'holiday',
          vacances: 'holiday',
        }),
      ),
      required: bool,
      attendance_recorded: oneOf(['full', 'partial', 'none'], { complet: 'full', partiel: 'partial', aucun: 'none' }),
      notes: text(2000),
    },
  },
  'attendance.csv': {
    identity: ['meeting', 'member'],
    columns: {
      meeting: required(ref('meetings.csv')),
      member: required(member),
      status: required(
        oneOf(['present', 'late', 'excused', 'substitute', 'absent'], {
          présent: 'present',
          présente: 'present',
          'en retard': 'late',
          retard: 'late',
          excusé: 'excused',
          excusée: 'excused',
          remplacé: 'substitute',
          remplacée: 'substitute',
          remplaçant: 'substitute',
          absente: 'absent',
        }),
      ),
      substitute_name: text(120),
      checked_in_at: instant,
    },
  },
  'guests.csv': {
    identity: ['external_id'],
    columns: {
      external_id: required(id),
      guest: required(id),
      name: required(text(120)),
      company: text(200),
      activity: text(200),
      email: hidden(plain('email')),
      phone: hidden(phone),
      invited_by: member,
      meeting: required(ref('meetings.csv')),
      status: required(
        oneOf(['invited', 'present', 'absent'], {
          invité: 'invited',
          invitée: 'invited',
          présent: 'present',
          présente: 'present',
          absente: 'absent',
        }),
      ),
      followed_up_on: pastDate,
      became_member: member,
    },
  },
  'introductions.csv': {
    identity: ['external_id'],
    columns: {
      external_id: required(id),
      requested_by: required(member),
      party_a: required(member),
      party_b: required(member),
      context: text(1000),
      requested_at: required(instant),
      status: required(
        oneOf(['pending', 'accepted', 'declined', 'expired'], {
          'en attente': 'pending',
          acceptée: 'accepted',
          déclinée: 'declined',
          expirée: 'expired',
        }),
      ),
      answer_a: oneOf(['yes', 'no'], yesNo),
      answer_b: oneOf(['yes', 'no'], yesNo),
      decided_at: instant,
      met: oneOf(['yes', 'not-yet', 'no'], { ...yesNo, 'pas encore': 'not-yet' }),
    },
  },
  'referrals.csv': {
    identity: ['external_id'],
    columns: {
      external_id: required(id),
      giver: required(member),
      receiver: required(member),
      kind: required(oneOf(['inside', 'outside'], { interne: 'inside', externe: 'outside' })),
      prospect_name: hidden(text(160)),
      prospect_company: hidden(text(160)),
      prospect_phone: hidden(phone),
      prospect_email: hidden(plain('email')),
      prospect_agreed: hidden(bool),
      need: text(1000),
      warmth: int(1, 5),
      handoff: oneOf(['will-call', 'contact-given', 'message-sent', 'meeting-set'], {
        'va appeler': 'will-call',
        'coordonnées données': 'contact-given',
        'message envoyé': 'message-sent',
        'rendez-vous pris': 'meeting-set',
      }),
      status: required(
        oneOf(['new', 'contacted', 'meeting', 'quoted', 'won', 'lost', 'not-a-fit', 'no-answer'], {
          nouvelle: 'new',
          contacté: 'contacted',
          'rendez-vous': 'meeting',
          devis: 'quoted',
          gagnée: 'won',
          perdue: 'lost',
          'hors cible': 'not-a-fit',
          'sans réponse': 'no-answer',
        }),
      ),
      given_at: required(instant),
      status_at: instant,
      closed_at: instant,
      confirmed: bool,
      quality: int(1, 5),
    },
  },
  'thanks.csv': {
    identity: ['external_id'],
    columns: {
      external_id: required(id),
      from_member: required(member),
      to_member: required(member),
      referral: ref('referrals.csv'),
      thanked_at: required(instant),
      amount,
      currency: plain('currency'),
      message: text(1000),
    },
  },
  'one_to_ones.csv': {
    identity: ['external_id'],
    columns: {
      external_id: required(id),
      member_a: required(member),
      member_b: required(member),
      member_c: member,
      member_d: member,
      member_e: member,
      round: text(40),
      initiated_by: member,
      proposed_at: instant,
      held_on: date,
      status: required(
        oneOf(['proposed', 'scheduled', 'held', 'unconfirmed', 'not-held', 'skipped'], {
          proposé: 'proposed',
          prévu: 'scheduled',
          tenu: 'held',
          'non confirmé': 'unconfirmed',
          'non tenu': 'not-held',
          passé: 'skipped',
        }),
      ),
      note: text(500),
    },
  },
  'asks.csv': {
    identity: ['external_id'],
    columns: {
      external_id: required(id),
      kind: required(oneOf(['ask', 'offer', 'problem'], { besoin: 'ask', offre: 'offer', problème: 'problem' })),
      author: required(member),
      text: required(text(1000)),
      created_at: required(instant),
      expires_on: date,
      status: required(
        oneOf(['open', 'answered', 'closed', 'expired', 'withdrawn'], {
          ouvert: 'open',
          ouverte: 'open',
          répondu: 'answered',
          répondue: 'answered',
          clos: 'closed',
          close: 'closed',
          expiré: 'expired',
          expirée: 'expired',
          retiré: 'withdrawn',
          retirée: 'withdrawn',
        }),
      ),
    },
  },
  'answers.csv': {
    identity: ['external_id'],
    columns: {
      external_id: required(id),
      ask: required(ref('asks.csv')),
      member: required(member),
      answered_at: required(instant),
      text: text(1000),
      helpful: bool,
    },
  },
  'nudges.csv': {
    identity: ['external_id'],
    columns: {
      external_id: required(id),
      member: required(member),
      step: required(int(1, 3)),
      platform: oneOf(['slack', 'discord', 'playground']),
      act: oneOf(proposedActs),
      decided_at: required(instant),
      held_back: bool,
      outcome: oneOf(['acted', 'snoozed', 'stopped', 'ignored', 'pending'], {
        agi: 'acted',
        reporté: 'snoozed',
        arrêté: 'stopped',
        ignoré: 'ignored',
        'en attente': 'pending',
      }),
      outcome_at: instant,
      episode: text(40),
      arm: oneOf(['now', 'delayed']),
    },
  },
} as const

export type File = keyof typeof format
export type Row<F extends File> = RowOf<(typeof format)[F]['columns']>

/** The columns of a file that refer to rows of others. */
export type RefColumn<F extends File> = {
  [C in keyof (typeof format)[F]['columns']]: (typeof format)[F]['columns'][C] extends { readonly type: 'ref' }
    ? C
    : never
}[keyof (typeof format)[F]['columns']]

/** In the order of the format: every reference points to an earlier file, or to its own. */
export const files = Object.keys(format) as File[]
export const requiredFiles: readonly File[] = ['club.csv', 'members.csv']

const lists = Object.fromEntries(files.map(file => [file, Object.entries(format[file].columns)])) as unknown as {
  readonly [F in File]: readonly (readonly [string, Column])[]
}

/** The columns of a file in canonical order. */
export const columnsOf = (file: File): readonly (readonly [string, Column])[] => lists[file]

/** What tells a row from the others of its file. */
export const identityOf = <F extends File>(file: F, row: Row<F>): string =>
  format[file].identity.map(name => (row as Readonly<Record<string, unknown>>)[name]).join(' ')

/** An excuse or a pause carries no reason: it may be health data. */
export const forbiddenColumns: { readonly [F in File]?: readonly string[] } = {
  'leaves.csv': ['reason', 'motif', 'medical', 'health', 'sante', 'santé'],
  'attendance.csv': ['reason', 'motif', 'medical', 'health', 'sante', 'santé'],
}
