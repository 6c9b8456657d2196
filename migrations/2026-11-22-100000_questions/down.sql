DROP TABLE publication;
DROP TABLE collective;
DROP TABLE question;
