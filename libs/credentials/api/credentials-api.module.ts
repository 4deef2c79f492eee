import { Module, type OnModuleInit } from '@nestjs/common';
import { CohortsApiModule } from '@pijar/cohorts/api';
import {
  certificateIssued,
  certificatePapersForgotten,
  certificatePaperWanted,
} from '@pijar/credentials/contracts';
import { IdentityApiModule } from '@pijar/identity/api';
import { LearningApiModule } from '@pijar/learning/api';
import { programmeCompleted, stageCompleted } from '@pijar/learning/contracts';
import { EventHandlers } from '@pijar/shared/api';
import { CertificateChanges } from './certificates/certificate-changes';
import { CertificateDownload } from './certificates/certificate-download';
import { CertificatesController } from './certificates/certificates.controller';
import { CertificatesQuery } from './certificates/certificates.query';
import { ProofsOfStages } from './certificates/proofs-of-stages';
import { CertificateIssuing } from './issuing/certificate-issuing';
import { CertificatePapers } from './issuing/certificate-papers';
import { CertificatesOfPerson } from './privacy/certificates-of-person';
import { VerificationController } from './verification/verification.controller';
import { VerificationQuery } from './verification/verification.query';

@Module({
  imports: [IdentityApiModule, CohortsApiModule, LearningApiModule],
  controllers: [CertificatesController, VerificationController],
  providers: [
    CertificateIssuing,
    CertificatePapers,
    CertificatesQuery,
    CertificateChanges,
    CertificateDownload,
    ProofsOfStages,
    CertificatesOfPerson,
    VerificationQuery,
  ],
})
export class CredentialsApiModule implements OnModuleInit {
  constructor(
    private readonly events: EventHandlers,
    private readonly issuing: CertificateIssuing,
    private readonly papers: CertificatePapers,
  ) {}

  onModuleInit(): void {
    this.events.on(stageCompleted, 'credentials.issue-for-stage', (completed, manager, event) =>
      this.issuing.forStage(manager, completed, event),
    );
    this.events.on(
      programmeCompleted,
      'credentials.issue-for-programme',
      (completed, manager, event) => this.issuing.forProgramme(manager, completed, event),
    );
    for (const event of [certificateIssued, certificatePaperWanted]) {
      this.events.on(event, 'credentials.make-paper', ({ certificateId }, manager) =>
        this.papers.make(manager, certificateId),
      );
    }
    this.events.on(certificatePapersForgotten, 'credentials.forget-papers', ({ keys }) =>
      this.papers.forget(keys),
    );
  }
}
