/** What a member answers to a meeting. */
export const rsvpAnswers = ['present', 'absent', 'substitute'] as const
export type RsvpAnswer = (typeof rsvpAnswers)[number]

/** `holiday`: the club rests that time; neither it nor a cancelled one counts for anybody. */
export const meetingStatuses = ['planned', 'held', 'cancelled', 'holiday'] as const
export type MeetingStatus = (typeof meetingStatuses)[number]

/** What the roll says of a member: present, late and substitute came; an excuse carries no reason. */
export const attendanceStatuses = ['present', 'late', 'excused', 'substitute', 'absent'] as const
export type AttendanceStatus = (typeof attendanceStatuses)[number]

/** A guest as others read him: `Marie Dupont (Dupont SARL)`. */
export const guestText = ({ name, company }: { readonly name: string; readonly company: string | null }): string =>
  company ? `${name} (${company})` : name
