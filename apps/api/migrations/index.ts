import { ActionNotices1795361100000 } from './1795361100000-action-notices';
import { CheckIns1795361000000 } from './1795361000000-check-ins';
import { MessageFiles1795365000000 } from './1795365000000-message-files';
import { CheckInEntries1795366000000 } from './1795366000000-check-in-entries';
import { LiveNews1795344805532 } from './1795344805532-live-news';
import { MarksAndVoices1795344820622 } from './1795344820622-marks-and-voices';
import { Conversations1795345027446 } from './1795345027446-conversations';
import { AgreedActions1795345190793 } from './1795345190793-agreed-actions';
import { CoachPairs1795344653325 } from './1795344653325-coach-pairs';
import { ClinicAftermath1795344641477 } from './1795344641477-clinic-aftermath';
import { ReviewReminders1795337540660 } from './1795337540660-review-reminders';
import { ReviewerAvailability1795336235190 } from './1795336235190-reviewer-availability';
import { TracksOfStaff1795335645751 } from './1795335645751-tracks-of-staff';
import { Announcements1795336800000 } from './1795336800000-announcements';
import { Push1795336700000 } from './1795336700000-push';
import { Promises1795333662200 } from './1795333662200-promises';
import { Deliveries1795334400000 } from './1795334400000-deliveries';
import { LessonRecordings1795334663997 } from './1795334663997-lesson-recordings';
import { FeedbackCorrections1795335982497 } from './1795335982497-feedback-corrections';
import { FeedbackPhrases1795334433110 } from './1795334433110-feedback-phrases';
import { SentDecisions1795333615101 } from './1795333615101-sent-decisions';
import { Clinics1795335552146 } from './1795335552146-clinics';
import { VersionChange1795324317844 } from './1795324317844-version-change';
import { LearningReminders1795321370517 } from './1795321370517-learning-reminders';
import { Acting1795321400000 } from './1795321400000-acting';
import { StageTests1795321429681 } from './1795321429681-stage-tests';
import { Phones1795321611732 } from './1795321611732-phones';
import { Cohorts1763800000300 } from './1763800000300-cohorts';
import { Credentials1763800000700 } from './1763800000700-credentials';
import { Curriculum1763800000200 } from './1763800000200-curriculum';
import { Identity1763800000100 } from './1763800000100-identity';
import { Learning1763800000400 } from './1763800000400-learning';
import { Notifications1763800000800 } from './1763800000800-notifications';
import { Platform1763800000000 } from './1763800000000-platform';
import { AcceptanceReversals1795352500000 } from './1795352500000-acceptance-reversals';
import { WorkSharing1795363000000 } from './1795363000000-work-sharing';
import { RestrictedTalks1795362000000 } from './1795362000000-restricted-talks';
import { Grading1795360000000 } from './1795360000000-grading';
import { Restrictions1795352400000 } from './1795352400000-restrictions';
import { SensitiveNotes1795362100000 } from './1795362100000-sensitive-notes';
import { Submissions1763800000600 } from './1763800000600-submissions';
import { Workshops1763800000500 } from './1763800000500-workshops';

/** One ordered history. A migration that was released is never edited. */
export const migrations = [
  Platform1763800000000,
  Identity1763800000100,
  Curriculum1763800000200,
  Cohorts1763800000300,
  Learning1763800000400,
  Workshops1763800000500,
  Submissions1763800000600,
  Credentials1763800000700,
  Notifications1763800000800,
  LearningReminders1795321370517,
  Acting1795321400000,
  StageTests1795321429681,
  Phones1795321611732,
  VersionChange1795324317844,
  SentDecisions1795333615101,
  Promises1795333662200,
  Deliveries1795334400000,
  FeedbackPhrases1795334433110,
  LessonRecordings1795334663997,
  Clinics1795335552146,
  TracksOfStaff1795335645751,
  FeedbackCorrections1795335982497,
  ReviewerAvailability1795336235190,
  Push1795336700000,
  Announcements1795336800000,
  ReviewReminders1795337540660,
  ClinicAftermath1795344641477,
  CoachPairs1795344653325,
  LiveNews1795344805532,
  MarksAndVoices1795344820622,
  Conversations1795345027446,
  AgreedActions1795345190793,
  Restrictions1795352400000,
  AcceptanceReversals1795352500000,
  Grading1795360000000,
  CheckIns1795361000000,
  ActionNotices1795361100000,
  RestrictedTalks1795362000000,
  SensitiveNotes1795362100000,
  WorkSharing1795363000000,
  MessageFiles1795365000000,
  CheckInEntries1795366000000,
];
