/** What a member answers to a meeting. */
export type RsvpAnswer = 'present' | 'absent' | 'substitute'

/** `holiday`: the club rests that time; neither it nor a cancelled one counts for anybody. */
export type MeetingStatus = 'planned' | 'held' | 'cancelled' | 'holiday'

/** What the roll says of a member: present, late and substitute came; an excuse carries no reason. */
export const attendanceStatuses = ['present', 'late', 'excused', 'substitute', 'absent'] as const
export type AttendanceStatus = (typeof attendanceStatuses)[number]

/** A guest as others read him: `Marie Dupont (Dupont SARL)`. */
export const guestText = ({ name, company }: { readonly name: string; readonly company: string | null }): string =>
  company ? `${name} (${company})` : name
