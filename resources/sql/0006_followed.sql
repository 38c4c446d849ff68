-- The last row of admin_audit that the relay which serves goes by: whoever made it waits for that.
CREATE TABLE followed_audit(audit INTEGER NOT NULL);
INSERT INTO followed_audit(audit) VALUES(0);
