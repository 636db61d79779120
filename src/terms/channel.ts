export type ChannelPurpose = 'club' | 'introductions' | 'organizers'
