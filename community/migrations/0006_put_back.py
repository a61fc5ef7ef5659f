from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("community", "0005_pictures")]

    operations = [
        migrations.AddField(
            model_name='hubcomment',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='taken back at'),
        ),
        migrations.AddField(
            model_name='hubcomment',
            name='withdrawn_from',
            field=models.CharField(blank=True, choices=[('pending', 'Waiting for approval'), ('public', 'Public'), ('hidden', 'Hidden'), ('removed', 'Removed'), ('withdrawn', 'Taken back'), ('declined', 'Not accepted')], db_default='', default='', max_length=10, verbose_name='state before it was taken back'),
        ),
        migrations.AddField(
            model_name='topic',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='taken back at'),
        ),
        migrations.AddField(
            model_name='topic',
            name='withdrawn_from',
            field=models.CharField(blank=True, choices=[('pending', 'Waiting for approval'), ('public', 'Public'), ('hidden', 'Hidden'), ('removed', 'Removed'), ('withdrawn', 'Taken back'), ('declined', 'Not accepted')], db_default='', default='', max_length=10, verbose_name='state before it was taken back'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='what',
            field=models.CharField(choices=[('approve', 'approved'), ('decline', 'not accepted'), ('approve-edit', 'change approved'), ('decline-edit', 'change not accepted'), ('hide', 'hidden'), ('hide-branch', 'hidden with its answers'), ('show', 'shown again'), ('remove', 'removed'), ('withdraw', 'taken back by its author'), ('put-back', 'put back by its author'), ('pin', 'pinned'), ('unpin', 'no longer pinned'), ('close', 'closed for writing'), ('open', 'opened for writing')], max_length=12, verbose_name='what'),
        ),
    ]
